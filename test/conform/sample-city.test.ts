import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDeclarations } from '../../src/acquire/index.ts';
import { allRejects, type Conformed, conform, kinds } from '../../src/conform/index.ts';
import { crosstab, type Panel } from '../../src/crosstab/index.ts';
import type { Warehouse } from '../../src/store/index.ts';
import { listCells } from '../crosstab/list-cells.ts';
import { expectBalance, openInMemory, temporaryFolder } from './fixture.ts';

const project = resolve(import.meta.dirname, '../..');
const folder = 'data-samples/safe-streets';

interface FileTruth {
  readonly file: string;
  readonly lines: {
    readonly physical: number;
    readonly header: number;
    readonly blank: number;
    readonly records: number;
  };
  readonly read: number;
  readonly loaded: number;
  readonly rejected: number;
  readonly duplicate: number;
  readonly loadedByCategory: Readonly<Record<string, number>>;
  readonly loadedWithoutCategory: number;
}
interface Dirt {
  readonly file: string;
  readonly line: number;
  readonly rowId: string;
  readonly fate: 'rejected' | 'duplicate' | 'loaded';
  readonly rule?: string;
  readonly column?: string | null;
  readonly joins?: string;
}
interface Truth {
  readonly files: readonly FileTruth[];
  readonly dirt: readonly Dirt[];
  readonly quarterly: {
    readonly quarters: readonly string[];
    readonly counts: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
  };
}

/** The truth's words for rules, and the program's. */
const rules: Readonly<Record<string, readonly string[]>> = {
  'unreadable-time': ['not-a-date'],
  'missing-value': ['value-missing'],
  'ragged-row': ['too-few-fields', 'too-many-fields'],
  'unclosed-quote': ['unclosed-quote'],
  'unreadable-number': ['not-a-whole-number'],
  'impossible-time': ['impossible-time'],
};
const columns: Readonly<Record<string, string>> = { CrimeDateTime: 'occurred_at', Total_Incidents: 'victims' };

let warehouse: Warehouse;
let conformed: Conformed;
let panel: Panel;
let truth: Truth;
beforeAll(async () => {
  truth = JSON.parse(await readFile(join(project, folder, 'truth.json'), 'utf8')) as Truth;
  const { pipeline } = await readDeclarations(project, 'pipelines/safe-streets.yaml', kinds);
  warehouse = await openInMemory(project);
  conformed = await conform(pipeline, {
    warehouse,
    pipeline: pipeline.id,
    zone: pipeline.calendar.timezone,
    project,
    scratch: await temporaryFolder(),
    onSource: () => undefined,
  });
  panel = await crosstab(pipeline, conformed, { warehouse, grain: 'month' });
});
afterAll(() => warehouse.close());

const crime = (): Conformed['sources'][number] =>
  conformed.sources.find(({ source }) => source.id === 'crime') as Conformed['sources'][number];

describe('the sample city', () => {
  test('every file has the totals that are true of it', () => {
    expect(crime().ledger).toHaveLength(truth.files.length);
    for (const [at, file] of truth.files.entries()) {
      const line = crime().ledger[at];
      if (line) expectBalance(line);
      expect(line).toMatchObject({
        file: `${folder}/${file.file}`,
        lines: file.lines.physical,
        headerLines: file.lines.header,
        blankLines: file.lines.blank,
        recordLines: file.lines.records,
      });
      expect(line).toMatchObject({
        read: file.read,
        loaded: file.loaded,
        rejected: file.rejected,
        duplicate: file.duplicate,
      });
    }
  });

  test('every spoilt record has its fate, at its line', async () => {
    const rejects = await allRejects(crime().rejects);
    const texts = new Map<string, readonly string[]>();
    for (const { file } of truth.files)
      texts.set(file, (await readFile(join(project, folder, file), 'utf8')).split(/\r\n|\n/));
    expect(truth.dirt.length).toBeGreaterThan(90);
    for (const dirt of truth.dirt) {
      const found = rejects.filter(({ file, line }) => file === `${folder}/${dirt.file}` && line === dirt.line);
      expect(texts.get(dirt.file)?.[dirt.line - 1]).toContain(dirt.rowId);
      if (dirt.fate === 'loaded') expect(found).toEqual([]);
      else expect(found).toMatchObject([{ fate: dirt.fate }]);
      if (dirt.fate === 'rejected') expect(rules[dirt.rule ?? '']).toContain(found[0]?.rule);
      if (dirt.fate === 'rejected' && dirt.column && columns[dirt.column])
        expect(found[0]?.column).toBe(columns[dirt.column]);
      if (dirt.fate !== 'duplicate') continue;
      const [file = '', line = ''] = (found[0]?.survivor ?? '').split(/:(?=\d+$)/);
      expect(texts.get(file.slice(folder.length + 1))?.[Number(line) - 1]).toContain(dirt.rowId);
    }
    expect(rejects).toHaveLength(truth.dirt.filter(({ fate }) => fate !== 'loaded').length);
  });

  test('the records of each category add up over the files', async () => {
    const expected = new Map<string, number>();
    const add = (category: string, n: number): unknown => expected.set(category, (expected.get(category) ?? 0) + n);
    for (const { loadedByCategory, loadedWithoutCategory } of truth.files) {
      for (const [category, n] of Object.entries(loadedByCategory)) add(category, n);
      add('', loadedWithoutCategory);
    }
    const counted = await warehouse.countBy(crime().table, ['category']);
    expect(new Map(counted.map(({ values, n }) => [String(values[0] ?? ''), n]))).toEqual(expected);
  });

  test('the panel has the counts of every quarter, by role', () => {
    const roleOf = new Map(panel.areas.map(({ area, role }) => [area, role]));
    const { quarters, counts } = truth.quarterly;
    let compared = 0;
    for (const metric of panel.metrics) {
      const cells = listCells(panel, metric);
      for (const [role, expected] of Object.entries(counts[metric.metric] ?? {})) {
        const sums = quarters.map((quarter) =>
          cells
            .filter(
              ({ area, from }) =>
                roleOf.get(area) === role &&
                `${from.slice(0, 4)}-Q${Math.ceil(Number(from.slice(5, 7)) / 3)}` === quarter,
            )
            .reduce((sum, { stat }) => sum + (stat?.events ?? 0), 0),
        );
        expect(sums).toEqual(expected);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThanOrEqual(15);
  });
});
