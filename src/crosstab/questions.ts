import { intervalQuery } from '../conform/index.ts';
import { type CensoredHistogram, noDurations, observations, sumHistograms } from '../stats/index.ts';
import type { DurationRow, DurationsQuery } from '../store/index.ts';
import { askAnswers } from './answers.ts';
import { askDated } from './dated.ts';
import { askElapsed } from './elapsed.ts';
import { askFigures } from './figures.ts';
import { askMembers, askPairs } from './partners.ts';
import type { Question } from './question.ts';
import { areaColumn, type Placed, type QuestionScene } from './question-scene.ts';
import { askRepeats } from './repeats.ts';
import { type DurationsStat, type ShareStat, type Stat, statOf } from './stat.ts';

/** Asks what columns cannot hold, in one scan of the source. */
export async function ask(question: Question, scene: QuestionScene): Promise<readonly Placed[]> {
  switch (question.kind) {
    case 'durations':
      return askDurations(question, scene);
    case 'shares':
      return askShares(question, scene);
    case 'answers':
      return askAnswers(question, scene);
    case 'members':
      return askMembers(question, scene);
    case 'pairs':
      return askPairs(question, scene);
    case 'elapsed':
      return askElapsed(question, scene);
    case 'dated':
      return askDated(question, scene);
    case 'repeats':
      return askRepeats(question, scene);
    case 'figures':
      return askFigures(question, scene);
  }
}

async function askShares(
  { by, measures }: Extract<Question, { readonly kind: 'shares' }>,
  { loaded, warehouse, grain, cover }: QuestionScene,
): Promise<readonly Placed[]> {
  const { table, source } = loaded;
  const query = { table, when: source.when ?? '', area: areaColumn(loaded), grain, cover, measures, by: [by] };
  return (await warehouse.panel(query)).map(({ start, area, groups: [group = null], values }) => ({
    start,
    area,
    stat: strataOf(group, statOf('share', values) as ShareStat),
  }));
}

const strataOf = (group: string | null, stat: ShareStat | DurationsStat): Stat => ({
  kind: 'strata',
  strata: [{ stratum: group ?? '', stat }],
});

type Durations = Extract<Question, { readonly kind: 'durations' }>;

async function askDurations(question: Durations, scene: QuestionScene): Promise<readonly Placed[]> {
  const query = durationsQuery(question, scene);
  const keepsZero = (scene.loaded.source.responses?.zero ?? 'keep') === 'keep';
  const groups: DurationRow[][] = [];
  // rows of one place and month stand together
  for (const row of await scene.warehouse.durations(scene.loaded.table, query)) {
    const last = groups.at(-1);
    if (last?.[0] && isAlike(last[0], row)) last.push(row);
    else groups.push([row]);
  }
  return groups.flatMap((rows): readonly Placed[] => {
    const [first] = rows;
    if (!first || first.start === null) return [];
    const lengths = lengthsOf(rows, keepsZero);
    const [group = null] = first.groups;
    return [{ start: first.start, area: first.area, stat: question.by === null ? lengths : strataOf(group, lengths) }];
  });
}

const isAlike = (one: DurationRow, other: DurationRow): boolean =>
  one.start === other.start &&
  one.area === other.area &&
  one.groups.every((group, place) => group === other.groups[place]);

function durationsQuery({ where, interval, of, by }: Durations, scene: QuestionScene): DurationsQuery {
  const { loaded, grain, cover, zone } = scene;
  const declared = loaded.source.responses?.intervals.find(({ name }) => name === interval);
  const measured = declared ?? { name: of ?? '', stamps: null, duration: of };
  const query = intervalQuery(loaded, measured, zone);
  // a length in a column of its own is that of its row
  const rules = declared ? {} : { firstOf: null, longestSeconds: null, stacked: null };
  return { ...query, ...rules, grain, cover, where, area: areaColumn(loaded), by: by === null ? [] : [by] };
}

/** Calls that should have a length and have none, for whatever reason, are told; those that no rule counts are not. */
const unknown: readonly DurationRow['outcome'][] = [
  'missing-duration',
  'missing-start',
  'missing-end',
  'hour-shown-twice',
  'negative',
  'too-long',
];

function lengthsOf(rows: readonly DurationRow[], keepsZero: boolean): DurationsStat {
  const found: CensoredHistogram[] = [];
  let missing = 0;
  for (const { outcome, lengths, n } of rows) {
    if (lengths !== null && (outcome === 'measured' || keepsZero)) found.push({ ...lengths, censored: null });
    if (unknown.includes(outcome)) missing += n;
  }
  const [only = noDurations] = found;
  return { kind: 'durations', bars: found.length < 2 ? only : sumHistograms(found), missing };
}

/** Of lengths, who was in time: what is asked of the same records both ways is read once. */
export function inTime(lengths: readonly Placed[], target: number): readonly Placed[] {
  return lengths.map(({ stat, ...place }): Placed => {
    if (stat.kind === 'durations') return { ...place, stat: withinOf(stat, target) };
    if (stat.kind !== 'strata') return { ...place, stat };
    const strata = stat.strata.map(({ stratum, stat: own }) => ({
      stratum,
      stat: own.kind === 'durations' ? withinOf(own, target) : own,
    }));
    return { ...place, stat: { kind: 'strata', strata } };
  });
}

function withinOf({ bars, missing }: DurationsStat, target: number): ShareStat {
  let hits = 0;
  for (const [at, value] of bars.values.entries()) if (value <= target) hits += bars.n[at] ?? 0;
  return { kind: 'share', hits, n: observations(bars), missing };
}
