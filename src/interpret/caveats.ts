import type { SubjectEstimates } from '../estimate/index.ts';
import { belowOf, isOfResidents, type Sentence } from '../spec/index.ts';
import { english } from '../words/index.ts';
import { besideCaveats } from './beside.ts';
import { shownOf, statisticOf } from './describe.ts';
import { unplacedCaveat } from './unplaced.ts';

const caveat = (key: string, params: Sentence['params'] = {}): Sentence => ({ key: `caveat.${key}`, params, text: '' });

/** What a reader must know beside a finding: said as keys, worded later. */
export function caveatsOf(entry: SubjectEstimates): readonly Sentence[] {
  const { subject, changes, series } = entry;
  const { metric, panel, suspended, unexposed, areas, role } = subject;
  const list: Sentence[] = metric.caveats.map((text) => caveat('declared', { text }));
  const isGroup = areas.length > 1;
  const titles = new Map(areas.map(({ area, title }) => [area, title ?? area]));
  const namesOf = (names: readonly string[]): string =>
    names
      .slice(0, 3)
      .map((area) => titles.get(area) ?? area)
      .join(', ');
  if (isGroup && role === 'universe' && panel.elsewhere > 0)
    list.push(caveat('elsewhere', { n: panel.elsewhere, many: metric.noun.many }));
  list.push(...unplacedCaveat(entry), ...rankingCaveat(subject));
  if (isGroup && role === 'universe' && panel.incomplete > 0)
    list.push(caveat('incomplete', { n: panel.incomplete, many: metric.noun.many }));
  if (suspended.length > 0) list.push(caveat('suspended', { areas: suspended.length, names: namesOf(suspended) }));
  if (isOfResidents(metric.measure) && series.some((point) => point.interpolated))
    list.push(caveat('population-interpolated'));
  const provisional = series.filter((point) => point.state === 'provisional').map((point) => point.period);
  if (provisional.length > 0) list.push(caveat('provisional', { periods: provisional.join(', ') }));
  if (!panel.coverage.lagDeclared) list.push(caveat('lag-not-declared'));
  list.push(...missingCaveat(entry), ...besideCaveats(metric, entry.now));
  const baseline = changes.baseline;
  if (
    baseline.status === 'estimated' &&
    baseline.window.kind !== 'before-launch' &&
    role === 'all-program' &&
    startsInside(subject, baseline.window)
  )
    list.push(caveat('baseline-after-launch'));
  const primary = changes[metric.decision.primary];
  if (primary.status === 'estimated' && primary.scale === 'ratio' && !primary.percentAllowed)
    list.push(caveat('small-counts'));
  // an area without the work that events are against has no residents missing
  if (isGroup && unexposed.length > 0 && belowOf(metric.measure) === null)
    list.push(caveat('no-population', { areas: unexposed.length, names: namesOf(unexposed) }));
  const without = areas.length - unexposed.length;
  if (isGroup && primary.status === 'estimated' && primary.compared.areas < without)
    list.push(caveat('areas-without-baseline', { out: without - primary.compared.areas, areas: areas.length }));
  return list;
}

/** Records that lack the value are not left out in silence. */
function missingCaveat({ subject: { metric }, now }: SubjectEstimates): readonly Sentence[] {
  if (now.status === 'withheld' || now.missing === null) return [];
  const { n, low, high } = now.missing;
  const { measure, noun } = metric;
  const kind = measure.kind === 'share' && 'interval' in measure.hits ? 'in-time' : measure.kind;
  const what = { what: statisticOf(metric, english), measure: kind, ...shownOf(metric, english), ...noun };
  return [caveat('missing', { ...what, n, low, ...(typeof high === 'number' ? { high } : {}) })];
}

/** Which areas are meant by those of the greatest need, and that nothing since has chosen them. */
function rankingCaveat({ panel: { ranking } }: SubjectEstimates['subject']): readonly Sentence[] {
  if (ranking === undefined) return [];
  const { areas, titles, of, many, by, from, to } = ranking;
  return [
    caveat('neediest', { areas: areas.length, of, ranked: by, events: many, from, to, names: titles.join(', ') }),
  ];
}

function startsInside({ areas }: SubjectEstimates['subject'], window: { readonly to: string }): boolean {
  return areas.some((area) => (area.intervals[0]?.start ?? '9999') <= window.to);
}
