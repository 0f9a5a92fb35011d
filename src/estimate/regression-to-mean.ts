import { type Change, isChosenByNumbers, type Pipeline, type RegressionToMean, type Span } from '../spec/index.ts';
import { type RateCount, shrunkenRates } from '../stats/index.ts';
import { sumCells } from './cells.ts';
import { bounded } from './confidence.ts';
import type { Subject } from './subjects.ts';
import { countOf, scaleOf } from './sums.ts';

/** Fewer areas than this, and how much areas differ in truth cannot be told from chance. */
const fewestAreas = 5;

export interface Selected {
  readonly chosen: Pipeline['chosen'];
  /** All programme areas together, and everywhere. */
  readonly program: Subject;
  readonly universe: Subject | undefined;
  /** The change against the baseline: its window is the time that is shrunk, unless the selection names its own. */
  readonly change: Change;
  readonly dispersion: number;
}

/**
 * What the high numbers of chosen areas alone would have given back. Where areas were chosen because they were at
 * their worst, part of the fall that follows is their return to what is usual for them: the baseline is drawn towards
 * all areas by how much of it is noise, and the change is shown against a baseline that is lower by as much.
 *
 * @returns null where areas were not chosen by their numbers, or the numbers cannot tell
 * @see Marshall 1991 (`shrunkenRates`)
 */
export function regressionToMeanOf({
  chosen,
  program,
  universe,
  change,
  dispersion,
}: Selected): RegressionToMean | null {
  if (!isChosenByNumbers(chosen) || !universe || change.status !== 'estimated') return null;
  if (program.cells.kind !== 'count') return null;
  const span: Span = { from: chosen.from ?? change.window.from, to: chosen.to ?? change.window.to };
  const counted = universe.areas.flatMap((area): readonly (RateCount & { readonly area: string })[] => {
    const cells = universe.ofArea.get(area.area);
    const sum = cells ? countOf(sumCells(cells, [span]).stat) : null;
    return sum && sum.exposure > 0 ? [{ area: area.area, ...sum }] : [];
  });
  if (counted.length < fewestAreas) return null;
  const { areas } = shrunkenRates(counted, { dispersion });
  const own = new Set(program.areas.map(({ area }) => area));
  const members = counted.flatMap((area, index) => (own.has(area.area) ? [{ ...area, shrunken: areas[index] }] : []));
  const exposure = members.reduce((sum, member) => sum + member.exposure, 0);
  if (exposure === 0 || change.compared.exposure === null) return null;
  const [plain, shrunken] = [
    members.reduce((sum, { events }) => sum + events, 0) / exposure,
    members.reduce((sum, member) => sum + (member.shrunken?.rate ?? 0) * member.exposure, 0) / exposure,
  ];
  const everywhere =
    counted.reduce((sum, { events }) => sum + events, 0) / counted.reduce((sum, area) => sum + area.exposure, 0);
  const perUnit =
    scaleOf(program.metric.measure, change.compared.exposure).exposureOf(change.compared.exposure) /
    change.compared.exposure;
  return {
    chosenBy: chosen.reason,
    baseline: plain / perUnit,
    shrunk: shrunken / perUnit,
    ratio: typeof change.estimate === 'number' ? bounded((change.estimate * plain) / shrunken) : change.estimate,
    kept: plain === everywhere ? 1 : Math.min(1, Math.max(0, (shrunken - everywhere) / (plain - everywhere))),
  };
}
