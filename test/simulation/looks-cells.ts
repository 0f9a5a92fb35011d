import { comparisonsOf } from '../../src/estimate/comparisons.ts';
import { subjectsOf, type WindowContext } from '../../src/estimate/index.ts';
import { alphaNow } from '../../src/estimate/looks.ts';
import { measureMethods } from '../../src/estimate/measures/index.ts';
import { metricScene } from '../../src/estimate/metric-scene.ts';
import { resolveWindow } from '../../src/spec/index.ts';
import { metric } from '../estimate/town.ts';
import { aboutCoalition } from './about-coalition.ts';
import { type Coalition, historyOf, usual } from './coalition.ts';
import { panelOf, townOf } from './report-cells.ts';
import type { Cell, Outcome } from './tally.ts';

/** Any claim of movement over quarterly looks, each at its own window against the same baseline. */
export function looksCell(count: number, changes: Partial<Omit<Coalition, 'grain'>>): Cell {
  const made = { ...usual, areas: 2, program: 2, before: 36, after: 3 * count, trend: 0, ...changes };
  const only = metric({ baseline: { kind: 'before-launch', years: 3, reason: 'x' } });
  const town = townOf(made, { metrics: [only], windows: { current: 'last-quarter', also: [] } });
  const quarters = town.frame.panel.periods.slice(made.before).filter((_, month) => month % 3 === 2);
  const looks = quarters.map(({ to }) => to);
  const { calendar, windows } = town.pipeline;
  const contexts = looks.map(
    (look): WindowContext => ({
      pipeline: town.pipeline,
      current: resolveWindow(windows.current, look, calendar),
      programAreas: town.areas,
    }),
  );
  const about = [...aboutCoalition({ ...made, grain: 'month' }), `last-quarter against baseline, ${count} looks`];
  return {
    id: `looks ${about.join(' ')}`,
    about,
    planted: [],
    trial: () => (draws) => {
      const panel = panelOf(town, () => historyOf(town.frame, 1, draws).panel.events);
      const subject = subjectsOf(town.pipeline, panel).find(({ role }) => role === 'all-program');
      if (!subject) return { status: 'refused', reason: 'no-areas' };
      const ps = contexts.map((context) => {
        const scene = metricScene(subject, context, measureMethods()(subject.metric));
        const { baseline } = comparisonsOf(subject, scene);
        return baseline.status === 'withheld' ? 1 : baseline.p;
      });
      const decision = { looks, alpha: 0.05 };
      const alarm = ps.some((p, place) => p <= alphaNow(decision, looks[place] ?? ''));
      return { status: 'estimated', alarm, covers: null, exact: false } satisfies Outcome;
    },
  };
}
