import { comparisonsOf } from '../../src/estimate/comparisons.ts';
import { type Subject, subjectsOf, type WindowContext } from '../../src/estimate/index.ts';
import { measureMethods } from '../../src/estimate/measures/index.ts';
import { metricScene } from '../../src/estimate/metric-scene.ts';
import { type Pipeline, resolveWindow } from '../../src/spec/index.ts';
import { metric } from '../estimate/town.ts';
import { aboutCoalition } from './about-coalition.ts';
import { type Coalition, historyOf, usual } from './coalition.ts';
import type { Draws } from './draws.ts';
import { panelOf, type Town, townOf } from './report-cells.ts';
import type { Cell, Outcome } from './tally.ts';

/** Which change, of whom, in which window: one that begins with the launch or later, against the time before it. */
export interface Asked {
  readonly current: Pipeline['windows']['current'];
  readonly years: number;
  readonly against: 'baseline' | 'sameSeason' | 'previous';
  readonly role: Subject['role'];
}

const usually: Asked = { current: 'last-4-quarters', years: 3, against: 'baseline', role: 'all-program' };

/** A verdict on movement: the current window against what came before, by the product's own comparison. */
export function movementCell(
  changes: Partial<Omit<Coalition, 'grain'>>,
  { planted, ...asked }: Partial<Asked> & { readonly planted: readonly number[] },
): Cell {
  const made = { ...usual, areas: 6, program: 6, before: 36, after: 12, mean: 7, trend: 0, ...changes };
  const { current, years, against, role } = { ...usually, ...asked };
  const only = metric({ baseline: { kind: 'before-launch', years, reason: 'x' } });
  const town = townOf(made, { metrics: [only], windows: { current, also: [] } });
  const window = typeof current === 'string' ? current : `${current.from} to ${current.to}`;
  const about = [...aboutCoalition({ ...made, grain: 'month' }), `${window} against ${against}`];
  return {
    id: `movement ${about.join(' ')} ${years} ${role}`,
    about,
    planted,
    trial:
      (effect) =>
      (draws): Outcome => {
        const subject = subjectsOf(town.pipeline, panelIn(town, effect, draws)).find((one) => one.role === role);
        return subject ? outcomeOf(subject, town, { against, effect }) : { status: 'refused', reason: 'no-areas' };
      },
  };
}

const panelIn = (town: Town, effect: number, draws: Draws) =>
  panelOf(town, () => historyOf(town.frame, effect, draws).panel.events);

function outcomeOf(
  subject: Subject,
  { pipeline, asOf, areas }: Town,
  { against, effect }: { readonly against: Asked['against']; readonly effect: number },
): Outcome {
  const context: WindowContext = {
    pipeline,
    current: resolveWindow(pipeline.windows.current, asOf, pipeline.calendar),
    programAreas: areas.filter(({ role }) => role === 'program'),
  };
  const scene = metricScene(subject, context, measureMethods()(subject.metric));
  const change = comparisonsOf(subject, scene)[against];
  if (change.status === 'withheld') return change;
  const { low, high } = change.compared.at(0.95);
  return {
    status: 'estimated',
    alarm: low > 1 || high < 1,
    covers: low <= effect && effect <= high,
    exact: change.compared.method === 'exact-central',
  };
}
