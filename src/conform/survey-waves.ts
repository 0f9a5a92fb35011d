import { nearest, type Source, type Survey, type Wave } from '../spec/index.ts';
import type { Warehouse } from '../store/index.ts';
import type { LoadedSource } from './load-source.ts';

/** Who answered in which wave, as the records say. */
export interface Waves {
  readonly respondents: number;
  /** In the order declared. */
  readonly declared: readonly { readonly wave: Wave; readonly n: number; readonly outside: number }[];
  /** Names or days that no declared wave has; blank where there is none. */
  readonly strange: readonly { readonly value: string; readonly n: number }[];
}

const blank = '(blank)';

/** Counts respondents by wave: by its name where the records have one, and by the day of their answer where not. */
export async function countWaves(loaded: LoadedSource, survey: Survey, warehouse: Warehouse): Promise<Waves> {
  const { table, source } = loaded;
  const isNamed = namesWaves(source);
  const days = await answersByDay(loaded, isNamed ? survey.waves : [], warehouse);
  if (!isNamed) return byDay(survey, days, factsOf(loaded));
  const counts = await warehouse.countBy(table, ['wave']);
  const counted = counts.map(({ values, n }) => ({ value: values[0] === null ? blank : String(values[0]), n }));
  const known = new Set(survey.waves.map(({ wave }) => wave));
  return {
    respondents: counted.reduce((sum, { n }) => sum + n, 0),
    declared: survey.waves.map((wave, index) => ({
      wave,
      n: counted.find(({ value }) => value === wave.wave)?.n ?? 0,
      outside: days.reduce((sum, { day, values }) => sum + (isIn(wave, day) ? 0 : (values[index] ?? 0)), 0),
    })),
    strange: known.size === 0 ? [] : counted.filter(({ value }) => !known.has(value)),
  };
}

const namesWaves = ({ columns }: Source): boolean => columns.some(({ name }) => name === 'wave');

/** What is to be done about answers of a wave that is not declared, or of a day on which no wave was asked. */
export function whatToDo(value: string, source: Source, waves: readonly string[]): string {
  if (value === blank) return namesWaves(source) ? 'no wave is said' : 'no day is said';
  if (!namesWaves(source)) return 'no wave was asked on this day: correct the days under waves:';
  const near = nearest(value, waves);
  return near === undefined
    ? 'no wave is called so: add it under waves: with its days'
    : `like "${near}": rename: { "${value}": "${near}" } under the column of the wave if they are one, or else add it under waves:`;
}

const factsOf = ({ ledger }: LoadedSource): number => ledger.reduce((sum, { facts }) => sum + facts, 0);
const isIn = ({ from, to }: Wave, day: string): boolean => day >= from && day <= to;

interface DayCount {
  readonly day: string;
  /** One count for each wave asked for, or of all answers where none was. */
  readonly values: readonly number[];
}

async function answersByDay(
  { table, source }: LoadedSource,
  waves: readonly Wave[],
  warehouse: Warehouse,
): Promise<readonly DayCount[]> {
  const { when } = source;
  const cover = when === null ? null : await warehouse.range(table, when);
  if (when === null || cover === null) return [];
  const counted = { of: null, sum: null } as const;
  const measures =
    waves.length === 0
      ? [{ id: 'all', where: {}, ...counted }]
      : waves.map(({ wave }) => ({ id: wave, where: { wave }, ...counted }));
  const rows = await warehouse.panel({ table, when, area: null, grain: 'day', cover, measures });
  return rows.map(({ start, values }) => ({ day: start, values }));
}

function byDay({ waves }: Survey, days: readonly DayCount[], respondents: number): Waves {
  const counts = days.map(({ day, values }) => ({ day, n: values[0] ?? 0 }));
  const sum = (some: readonly { readonly n: number }[]): number => some.reduce((total, { n }) => total + n, 0);
  const undated = respondents - sum(counts);
  const outside = waves.length === 0 ? [] : counts.filter(({ day }) => !waves.some((wave) => isIn(wave, day)));
  return {
    respondents,
    declared: waves.map((wave) => ({ wave, n: sum(counts.filter(({ day }) => isIn(wave, day))), outside: 0 })),
    strange: [
      ...outside.map(({ day, n }) => ({ value: day, n })),
      ...(undated > 0 && waves.length > 0 ? [{ value: blank, n: undated }] : []),
    ],
  };
}
