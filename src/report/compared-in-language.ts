import type { Distribution, Finding } from '../spec/findings.ts';
import type { Telling } from './retell.ts';

type Told = Telling['told'];

/** Of a scale, the wordings of its questions stand in a row. */
const toldEach = (wording: string, told: Told): string => wording.split(' / ').map(told).join(' / ');

/** How values are spread, in two windows. */
export const distributionIn = (distribution: Distribution, told: Told): Distribution => ({
  ...distribution,
  now: { ...distribution.now, label: told(distribution.now.label) },
  before: { ...distribution.before, label: told(distribution.before.label) },
});

/** How a group fared beside the others, under their names. */
export const gapIn = (gap: Finding['gap'], told: Told): Finding['gap'] =>
  gap && { ...gap, against: gap.against.map(told) };

/** What was tested before two windows were compared, with the questions that were asked. */
export const testsIn = (tests: Finding['comparability']['tests'], told: Told): Finding['comparability']['tests'] =>
  tests.map((test) =>
    test.rule === 'wording' || test.rule === 'mode'
      ? { ...test, names: test.names.map((name) => toldEach(name, told)) }
      : test,
  );
