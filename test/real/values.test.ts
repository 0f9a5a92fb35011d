import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Mapping, Part, WideSet } from '../../src/spec/index.ts';
import { ingestFolder, mapping, openInMemory, type SourceOptions, sourceOf } from '../conform/fixture.ts';
import { projectRoot } from '../program.ts';

const data = join(projectRoot, '../shared/data');
const isHere = existsSync(data);
const title = isHere
  ? 'values of real public data'
  : 'values of real public data (SKIPPED: ../shared/data is not here)';

const load = (match: string, mappings: readonly Mapping[], more: SourceOptions = {}, wide: WideSet | null = null) =>
  ingestFolder(sourceOf(mappings, { ...more, files: [{ match, mappings, wide }] }), { folder: data });
const part: Part = { headers: [], formats: [], nth: null };

describe.skipIf(!isHere)(title, () => {
  it('reads the two "DATE OCC" columns of Los Angeles, a text and a day number, as the same day', async () => {
    const day = (column: string, nth: number, format: string): Mapping =>
      mapping(column, 'date', 'DATE OCC', { parts: [{ headers: ['DATE OCC'], formats: [format], nth }], filled: true });
    const mappings = [day('written', 1, '%m/%d/%Y %H:%M'), day('numbered', 2, 'EXCEL')];
    const warehouse = await openInMemory(data);
    const source = sourceOf(mappings, { files: [{ match: 'losangeles/west-la-crime-2020-2021.csv', mappings }] });
    const { loaded, ledger } = await ingestFolder(source, { folder: data, warehouse });
    const days = await warehouse.countBy(loaded.table, ['written', 'numbered']);
    await warehouse.close();
    expect(ledger[0]).toMatchObject({ read: 12_954, loaded: 12_954, rejected: 0 });
    expect(days.filter(({ values: [written, numbered] }) => String(written) !== String(numbered))).toEqual([]);
    expect(days.map(({ values }) => String(values[0])).sort()[0]).toBe('2020-03-15');
  });

  it('reads nine years of Baltimore’s rates from nine columns', async () => {
    const mappings = [
      mapping('area', 'text', 'CSA2010', { filled: true }),
      mapping('period', 'period', [], { how: 'wide-name', parts: [{ ...part, formats: ['%y'] }], pivot: 50 }),
      mapping('value', 'decimal', [], { how: 'wide-cell', parts: [part] }),
    ];
    const file = 'baltimore/violent-crime-rate-by-community.csv';
    const found = await load(file, mappings, {}, { pattern: 'viol*' });
    expect(found.ledger[0]).toMatchObject({ read: 55, loaded: 55, rejected: 0, facts: 495, refusedValues: 0 });
    expect(found.facts[0]?.map(String)).toEqual(['Allendale/Irvington/S. Hilton', '2010-01-01', '12.6410556823087']);
    expect(found.facts[8]?.map(String)).toEqual(['Allendale/Irvington/S. Hilton', '2018-01-01', '20.6573348954801']);
  });

  it('reads the headcount of New York’s precincts from a column for each fiscal year', async () => {
    const mappings = [
      mapping('area', 'text', 'precinct'),
      mapping('year', 'whole', [], { how: 'wide-name', parts: [part] }),
      mapping('value', 'whole', [], { how: 'wide-cell', parts: [part] }),
    ];
    const { facts, ledger } = await load('nyc/precinct-headcount-fy06-fy23.csv', mappings, {}, { pattern: 'FY*' });
    const line = ledger[0];
    expect(line).toMatchObject({ rejected: 0, refusedValues: 0 });
    expect(line?.facts).toBe((line?.loaded ?? 0) * 18);
    expect(facts.slice(0, 2)).toEqual([
      ['1', 6, 220],
      ['1', 7, 234],
    ]);
  });

  it('reads New York’s awards to the cent: the row without a precinct is the total of the others', async () => {
    const mappings = [mapping('precinct', 'text', 'Precinct'), mapping('committed', 'money', 'Award Value')];
    const { facts, ledger } = await load('nyc/crisis-management-awards-fy24.csv', mappings);
    expect(ledger[0]?.rejected).toBe(0);
    const sum = (rows: typeof facts): number => rows.reduce((cents, [, value]) => cents + Number(value), 0);
    expect(facts.at(-1)).toEqual([null, 8_606_718_300]);
    expect(sum(facts.slice(0, -1))).toBe(8_606_718_300);
  });

  it('brings New York’s seconds and minutes to one unit, by declaration', async () => {
    const wide = { headers: ['Median Travel', 'Average Travel'] };
    const units = { 'Median Travel': 'seconds', 'Average Travel': 'minutes' } as const;
    const mappings = [
      mapping('agency_name', 'text', 'Agency'),
      mapping('measure', 'text', [], { how: 'wide-name', parts: [part] }),
      mapping('value', 'decimal', [], { how: 'wide-cell', parts: [part], units }),
    ];
    const found = await load('nyc/911-end-to-end-weekly.csv', mappings, {}, wide);
    expect(found.ledger[0]?.read).toBe(11_606);
    const [median, average] = [found.facts[0], found.facts[1]];
    expect(median?.slice(1)).toEqual(['Median Travel', 987]);
    expect(average?.slice(1)).toEqual(['Average Travel', 42.01 * 60]);
    // the same two columns read side by side: nothing is lost on the way to one fact for each cell
    const beside = await load('nyc/911-end-to-end-weekly.csv', [
      mapping('median', 'decimal', 'Median Travel', { unit: 'seconds' }),
      mapping('average', 'decimal', 'Average Travel', { unit: 'minutes' }),
    ]);
    const said = beside.facts.flat().filter((value) => value !== null);
    expect(found.ledger[0]?.facts).toBe(said.length);
    expect(found.facts.map(([, , value]) => value)).toEqual(said);
  });
});
