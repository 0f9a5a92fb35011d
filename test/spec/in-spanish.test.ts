import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { wordsIn } from '../../src/words/index.ts';
import { projectRoot } from '../program.ts';

type Yaml = string | number | boolean | null | readonly Yaml[] | { readonly [key: string]: Yaml };
type Mapping = { readonly [key: string]: Yaml };

const isMapping = (value: Yaml | undefined): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const read = (path: string): Mapping => parse(readFileSync(path, 'utf8')) as Mapping;
const yamlIn = (folder: string): readonly string[] =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(folder, name));

/** Keys whose words a reader of a report meets, wherever they are declared. */
const worded = new Set([
  ...[
    'title',
    'why',
    'owner',
    'origin',
    'label',
    'reason',
    'wording',
    'text',
    'frame',
    'activity',
    'because',
    'set-by',
  ],
  ...['public-record', 'name-partners', 'one', 'many', 'unit', 'over'],
]);
/** Keys under which every value is one of words, or every key. */
const lists = new Set(['caveats', 'then', 'wording']);
const named = new Set(['groups']);
/** What stays as the data write it, is not for readers, or is a translation. */
const aside = new Set([
  'in',
  'tests',
  'columns',
  'where',
  'reference',
  'harm',
  'kind',
  'answers',
  'checks',
  'rules',
  'from',
  'waves',
]);

function textsOf(value: Yaml, key = ''): readonly string[] {
  if (typeof value === 'string') return worded.has(key) || lists.has(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one: Yaml) => textsOf(one, key));
  if (!isMapping(value)) return [];
  const names = named.has(key) ? Object.keys(value) : [];
  const inside = Object.entries(value)
    .filter(([name]) => !aside.has(name))
    .flatMap(([name, one]) => textsOf(one, lists.has(key) ? key : name));
  return [...names, ...inside];
}

/** Those of a file that a report in Spanish would show in English. */
function untold(file: Mapping, shared: Mapping = {}): readonly string[] {
  const own = isMapping(file.in) && isMapping(file.in.es) ? file.in.es : {};
  const noun = isMapping(file.noun) && isMapping(own.noun) ? Object.values(file.noun) : [];
  const direct = ['title', 'why'].flatMap((key) => (key in own ? [file[key]] : []));
  const told = new Set<Yaml | undefined>([...direct, ...noun, ...Object.keys((own.texts ?? {}) as Mapping)]);
  const { fromEnglish } = wordsIn('es');
  return [...new Set(textsOf(file))].filter(
    (text) => !told.has(text) && !(text in shared) && fromEnglish(text) === null,
  );
}

const metrics = yamlIn('metrics').map((path) => ({ path, file: read(join(projectRoot, path)) }));
/** The other words of the metrics that a pipeline uses: they are told in all of its report. */
function wordsOfUsed(pipeline: Mapping): Mapping {
  const used = (pipeline.metrics as readonly Mapping[]).map(({ use }) => join('metrics', `${String(use)}.yaml`));
  const own = metrics.filter(({ path }) => used.includes(path)).map(({ file }) => (file.in as Mapping).es as Mapping);
  return Object.assign({}, ...own.map(({ texts }) => texts)) as Mapping;
}

describe('what a report in Spanish tells', () => {
  it('has Spanish words for everything that a metric of the library declares', () => {
    expect(metrics.length).toBeGreaterThan(70);
    const left = metrics.map(({ path, file }) => [path, ...untold(file)]).filter(({ length }) => length > 1);
    expect(left).toEqual([]);
  });

  it.each(yamlIn('pipelines'))('has Spanish words for everything that %s declares', (path) => {
    const file = read(join(projectRoot, path));
    expect(textsOf(file).length).toBeGreaterThan(5);
    expect(untold(file, wordsOfUsed(file))).toEqual([]);
  });

  it.each([
    ['a.csv: 312 records, 512 in b.csv', 'a.csv: 312 registros, 512 en b.csv'],
    ['a.csv: came: X; went: Y (beside b.csv)', 'a.csv: llegaron: X; se fueron: Y (junto a b.csv)'],
    [
      'North: 12 of 200 records have no value in "x"; 1 of 3 agencies beyond the limit',
      'North: 12 de 200 registros no tienen valor en "x"; 1 de 3 agencias pasan el límite',
    ],
    [
      '3 of 20 records have an area in the current window, 4 of 30 in the baseline',
      '3 de 20 registros tienen zona en el tiempo actual; en la línea de base, 4 de 30',
    ],
    [
      '120 of "paid" in 12 records for 2025, where the clerk states 130',
      '120 de "paid" en 12 registros para 2025; the clerk declara 130',
    ],
    [
      '4 of 90 respondents are in no group of age that answers are weighed to',
      '4 de 90 personas no son de ningún grupo de age al que se ponderan las respuestas',
    ],
    [
      'the 3 years before the programme began, same months of the year',
      'los 3 años antes del programa, mismos meses del año',
    ],
    ['a text that nobody foresaw: 12 of 30', null],
  ])('tells what a check saw: %s', (english, spanish) => expect(wordsIn('es').fromEnglish(english)).toBe(spanish));

  it('tells words of a longer text once, and none that are in English still', () => {
    for (const { path, file } of metrics) {
      const es = (file.in as Mapping).es as Mapping;
      for (const [english, spanish] of [
        ...Object.entries(es.texts as Mapping),
        [String(file.title), es.title ?? ''] as const,
        [String(file.why), es.why ?? ''] as const,
      ])
        if (english.split(' ').length > 3) expect(spanish, path).not.toBe(english);
    }
  });
});
