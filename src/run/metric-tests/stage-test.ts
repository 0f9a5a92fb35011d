import { kinds } from '../../conform/index.ts';
import {
  belowOf,
  isOfResidents,
  type MetricDeclaration,
  type MetricTest,
  type Period,
  type Pipeline,
  parseDeclaration,
  parsePeriod,
  type ReportDeclaration,
  resolvePipeline,
  usesOf,
} from '../../spec/index.ts';
import { anywhere, type RowSource, sourceOfRows } from './source-of-rows.ts';

/** A test as a pipeline of its own, with the files that it reads. */
export interface StagedTest {
  readonly pipeline: Pipeline;
  readonly files: Readonly<Record<string, string>>;
  /** Where the periods that are expected of begin and end, by their names. */
  readonly periods: ReadonlyMap<string, Period>;
  readonly asOf: string;
}
/** What is wrong with a test: it cannot be run. */
export interface UnstagedTest {
  readonly problems: readonly string[];
}

const id = 'metric-test';
/** A pipeline has a report; of a test none is made. */
const report: ReportDeclaration = {
  id,
  title: 'A test',
  audience: 'nobody',
  language: 'en',
  sections: ['metrics'],
  shares: 'percent',
  detail: 'plain',
};
const keyFile = 'key';

/**
 * Makes a pipeline of a metric and the rows of a test: nothing but the rows differs from one that reads files.
 *
 * @returns the pipeline, or what is wrong with the test, as a pipeline would be told
 */
export function stageTest(metric: MetricDeclaration, test: MetricTest): StagedTest | UnstagedTest {
  const named = Object.keys(test.expect).map((name) => [name, parsePeriod(name, calendar)] as const);
  const strange = [
    ...named,
    [test.baseline, test.baseline === undefined || parsePeriod(test.baseline, calendar)] as const,
  ]
    .filter(([, period]) => period === undefined)
    .map(([name]) => `"${name}" is no period: write 2024, 2024-Q1, 2024-02 or a date`);
  const periods = new Map(named.flatMap(([name, period]) => (period ? [[name, period] as const] : [])));
  const [first, ...others] = [...periods.values()];
  if (strange.length > 0 || !first) return { problems: strange };
  const sources = sourcesOf(metric, test, coverOf(test));
  const declared = declarationOf(test, { use: metric.id, sources, first, others });
  const parsed = parseDeclaration('pipeline', { path: `${id}.yaml`, text: JSON.stringify(declared) });
  // groups, families and windows are of a pipeline with more in it
  const { by, family, window, baseline, ...tested } = metric;
  const { pipeline, problems } = resolvePipeline(parsed, {
    kinds,
    metrics: new Map([[metric.id, tested]]),
    reports: new Map([[report.id, report]]),
    codeLists: new Map(),
  });
  if (!pipeline || problems.length > 0) return { problems: problems.map(({ message }) => message) };
  const csvs = Object.entries(sources).map(([name, { csv }]) => [fileOf(name), csv]);
  // pseudonyms of made-up rows need a key, and no secret
  const files = { ...Object.fromEntries(csvs), [keyFile]: 'no secret: the rows are made up\n' };
  const asOf =
    [...periods.values()]
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? first.to;
  return { pipeline, files, periods, asOf };
}

const calendar = { fiscalYearStarts: 1 };
const fileOf = (source: string): string => `${source}.csv`;

/** Whole years around everything that a test speaks of: what it is silent about has not happened. */
function coverOf({ rows, denominator = [], baseline = '', expect }: MetricTest): { from: string; to: string } {
  const texts = [...rows, ...denominator].flatMap((row) => Object.values(row).flat().map(String));
  const years = [...texts, ...Object.keys(expect), baseline]
    .flatMap((text) => /^(\d{4})(-(Q\d|\d{2})(-\d{2})?([ T].*)?)?$/.exec(text)?.[1] ?? [])
    .filter((year) => year > '1900' && year < '2100')
    .sort();
  return { from: `${years[0]}-01-01`, to: `${years.at(-1)}-12-31` };
}

function sourcesOf(
  { kind, measure }: MetricDeclaration,
  { rows, denominator, exposure: residents, declare }: MetricTest,
  covers: { readonly from: string; readonly to: string },
): Readonly<Record<string, RowSource>> {
  const line = belowOf(measure);
  const isShared = line !== null && denominator === undefined;
  const below = usesOf(measure, 'denominator');
  const uses = [...usesOf(measure, 'numerator'), ...(isShared ? below : [])];
  const own = sourceOfRows({ kind, rows, uses, path: fileOf('rows'), covers, declare });
  const exposure = residents ?? (isOfResidents(measure) ? usualResidents(rows, covers.from.slice(0, 4)) : undefined);
  const other = line?.kind ?? kind;
  return {
    rows: own,
    ...(denominator
      ? {
          denominator: sourceOfRows({
            kind: other,
            rows: denominator,
            uses: below,
            path: fileOf('denominator'),
            covers,
            declare: {},
          }),
        }
      : {}),
    ...(exposure
      ? {
          exposure: sourceOfRows({
            kind: 'populations',
            rows: exposure,
            uses: [],
            path: fileOf('exposure'),
            covers,
            declare: {},
          }),
        }
      : {}),
  };
}

/** Where a test says nothing of residents, every area has as many as rates are usually told per. */
function usualResidents(rows: MetricTest['rows'], year: string): MetricTest['rows'] {
  const areas = new Set(rows.map(({ area }) => String(area ?? anywhere)));
  return [...areas].map((area) => ({ area, year, population: 100_000 }));
}

function declarationOf(
  { baseline }: MetricTest,
  {
    use,
    sources,
    first,
    others,
  }: {
    readonly use: string;
    readonly sources: Readonly<Record<string, RowSource>>;
    readonly first: Period;
    readonly others: readonly Period[];
  },
): object {
  const days = ({ from, to }: Period): object => ({ from, to });
  const before = baseline === undefined ? undefined : parsePeriod(baseline, calendar);
  return {
    id,
    title: 'A test',
    calendar: { grain: 'month', timezone: 'UTC' },
    sources: Object.fromEntries(Object.entries(sources).map(([name, { source }]) => [name, source])),
    windows: {
      current: days(first),
      also: others.map(days),
      ...(before ? { baseline: { kind: 'fixed', ...days(before), reason: 'as the test says' } } : {}),
    },
    metrics: [
      {
        use,
        source: 'rows',
        ...('exposure' in sources ? { exposure: 'exposure' } : {}),
        ...('denominator' in sources ? { denominator: 'denominator' } : {}),
      },
    ],
    privacy: { minimum: 0, 'public-record': 'the rows are made up', key: { file: keyFile } },
    reports: [report.id],
    warehouse: ':memory:',
  };
}
