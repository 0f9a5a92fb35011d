import type { LoadedSource } from '../conform/index.ts';
import type { Survey } from '../spec/index.ts';
import { scaleScores } from '../stats/index.ts';
import { fitWeights, groupName } from './fit-weights.ts';
import type { Question } from './question.ts';
import { areaColumn, type Placed, type QuestionScene } from './question-scene.ts';
import type { AnswerRow } from './stat.ts';

/**
 * Surveys are small: all answers leave the warehouse, counted by who is alike in design and answer. Whoever does not
 * meet the filter stays among them, for the variance of a part needs to know of all who were drawn.
 */
export async function askAnswers(
  { items, required, where }: Extract<Question, { readonly kind: 'answers' }>,
  { loaded, warehouse, grain, cover }: QuestionScene,
): Promise<readonly Placed[]> {
  const names = columnsOf(loaded, areaColumn(loaded), items);
  const counted = await warehouse.countBy(loaded.table, Object.values(names).flat(), [where]);
  const rows = counted.flatMap(({ values, n }): readonly AnswerRow[] => {
    const asked = Object.values(names).flat();
    const of = (name: string | undefined): string | null => {
      const value = name === undefined ? null : values[asked.indexOf(name)];
      return value === null || value === undefined ? null : String(value);
    };
    const day = (of(names.when[0]) ?? '').slice(0, 10);
    if (day < cover.from || day > cover.to) return [];
    const start = grain === 'day' ? day : `${day.slice(0, 7)}-01`;
    const isCounted = values.at(-1) === true;
    return [rowOf(of, { names, n, day, start, required, isCounted, survey: loaded.source.survey })];
  });
  return fitWeights(rows, loaded.source.survey?.margins ?? null).map(({ row, unfitted }) => ({
    start: row.start,
    area: row.area === '' ? null : row.area,
    stat: { kind: 'answers', rows: [row], unfitted },
  }));
}

/** Columns by what they say; those that the source does not have are left out. */
interface Names {
  readonly when: readonly string[];
  readonly area: readonly string[];
  readonly wave: readonly string[];
  readonly stratum: readonly string[];
  readonly cluster: readonly string[];
  readonly respondent: readonly string[];
  readonly weight: readonly string[];
  readonly items: readonly string[];
  /** Of margins, that are none of those above. */
  readonly groups: readonly string[];
}

function columnsOf({ source }: LoadedSource, area: string | null, items: readonly string[]): Names {
  const has = (name: string): readonly string[] =>
    source.columns.some((column) => column.name === name) ? [name] : [];
  const own = {
    when: has(source.when ?? ''),
    area: area === null ? [] : [area],
    wave: has('wave'),
    stratum: has('stratum'),
    cluster: has('cluster'),
    respondent: has('respondent'),
    weight: has('weight'),
    items: items.flatMap(has),
  };
  const taken = new Set(Object.values(own).flat());
  const by = new Set((source.survey?.margins?.known ?? []).flatMap((margin) => margin.by));
  return { ...own, groups: [...by].filter((name) => !taken.has(name)) };
}

interface Respondent {
  readonly names: Names;
  readonly n: number;
  readonly day: string;
  /** First day of its month, or the day. */
  readonly start: string;
  readonly isCounted: boolean;
  readonly required: number | null;
  readonly survey: Survey | null;
}

function rowOf(
  of: (name: string | undefined) => string | null,
  { names, n, day, start, isCounted, required, survey }: Respondent,
): AnswerRow {
  const weight = of(names.weight[0]);
  const base = weight === null ? 1 : Number(weight);
  return {
    area: of(names.area[0]) ?? '',
    start,
    wave: names.wave.length > 0 ? (of(names.wave[0]) ?? '') : waveOn(day, survey),
    stratum: of(names.stratum[0]) ?? '',
    cluster: of(names.cluster[0]),
    respondent: of(names.respondent[0]),
    base,
    weight: base,
    groups: (survey?.margins?.known ?? []).map(({ by }) => groupOf(by.map(of))),
    isCounted,
    ...answerOf(
      names.items.map((name) => ({ name, answer: numberOf(of(name)) })),
      { required, survey },
    ),
    n,
  };
}

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));

/** The answer to one question as it was given; of a scale the score, from answers that are turned the same way. */
function answerOf(
  given: readonly { readonly name: string; readonly answer: number | null }[],
  { required, survey }: Pick<Respondent, 'required' | 'survey'>,
): Pick<AnswerRow, 'answer' | 'items'> {
  if (required === null) return { answer: given[0]?.answer ?? null };
  const items = given.map(({ name, answer }) => {
    const item = survey?.items.find((one) => one.name === name);
    if (!item?.reverse || answer === null) return answer;
    return item.scale.min + item.scale.max - answer;
  });
  const [score = null] = scaleScores(
    items.map((answer) => [answer]),
    required,
  );
  return { answer: score, items };
}

/** Who does not say the day of a declared wave belongs to none. */
const waveOn = (day: string, survey: Survey | null): string =>
  survey?.waves.find(({ from, to }) => day >= from && day <= to)?.wave ?? '';

/** One text for the groups of several columns; null where one of them is not known. */
const groupOf = (values: readonly (string | null)[]): string | null =>
  values.includes(null) ? null : groupName(values as readonly string[]);
