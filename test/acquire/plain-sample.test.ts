import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plainSample } from '../../src/acquire/plain-sample.ts';
import { temporaryFolder, writeFiles } from '../conform/fixture.ts';

const sampleOf = async (content: string | Uint8Array): Promise<Buffer | null> => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'a.csv': content });
  return plainSample(join(folder, 'a.csv'));
};
const sampled = 1 << 16;
const small = 1 << 22;
const row = '2024-01-05,Northside,assault,1\n';
const rowsOf = (bytes: number, one = row): string => one.repeat(Math.ceil(bytes / one.length));
const header = 'day,area,offense,victims\n';
const spreadsheet = (text: string): string => text.replaceAll('\n', '\r\n');

test.each([
  ['two lines', 'a,b\n1,2\n', 'a,b\n1,2\n'],
  ['two lines of a spreadsheet', 'a,b\r\n1,2\r\n', 'a,b\r\n1,2\r\n'],
  ['a last line without its end, which is left out', 'a,b\n1,2\n3,4', 'a,b\n1,2\n'],
  ['a mark, which stays', '\uFEFFa,b\n1,2\n', '\uFEFFa,b\n1,2\n'],
  ['letters of several bytes', 'a,b\né,日\n', 'a,b\né,日\n'],
])('a plain file gives its first whole lines: %s', async (_, content, expected) => {
  expect((await sampleOf(content))?.toString()).toBe(expected);
});

test.each<[string, string | Uint8Array]>([
  ['nothing', ''],
  ['one line', 'a,b\n'],
  ['one line without an end', 'a,b'],
  ['a blank line first', '\na,b\n1,2\n'],
  ['a blank line below the header', 'a,b\n\n1,2\n'],
  ['a quote', 'a,b\n"1",2\n'],
  ['a quote behind the last line end', 'a,b\n1,2\n3,"'],
  ['a zero byte', 'a,b\n1,\u00002\n'],
  ['bytes of another encoding', Buffer.from('a,b\né,2\n', 'latin1')],
  ['old line ends', 'a,b\r1,2\r'],
  ['a line end of another kind below', 'a,b\n1,2\r\n3,4\n'],
  ['a plain line end below those of a spreadsheet', 'a,b\r\n1,2\n3,4\r\n'],
  ['a return within a line', 'a,b\n1,2\r3\n'],
  ['a return at the end', 'a,b\r\n1,2\r\n3,4\r'],
  ['a first line that is longer than what is looked at', `${'a'.repeat(sampled)},b\n1,2\n`],
])('where something is odd there is none: %s', async (_, content) => {
  expect(await sampleOf(content)).toBeNull();
});

test('of a long file, the sample ends with a whole line', async () => {
  const sample = await sampleOf(header + rowsOf(1_000_000));
  expect(sample?.length).toBeGreaterThan(sampled - row.length);
  expect(sample?.length).toBeLessThanOrEqual(sampled + 1);
  expect(sample?.toString().endsWith(row)).toBe(true);
});

test.each([
  ['in the last line of a file that is looked at as a whole', 3_000_000, 1],
  ['in the middle of one', 3_000_000, 0.5],
])('one quote is seen %s', async (_, bytes, share) => {
  const rows = rowsOf(bytes);
  const at = rows.lastIndexOf('\n', Math.floor(rows.length * share) - 2) + 1;
  expect(await sampleOf(header + rows)).not.toBeNull();
  expect(await sampleOf(`${header}${rows.slice(0, at)}"x",y,z,1\n${rows.slice(at)}`)).toBeNull();
});

const long = rowsOf(3 * small);

test('a file that is too long to be looked at as a whole may be plain', async () => {
  expect((await sampleOf(header + long))?.length).toBeGreaterThan(0);
  expect((await sampleOf(spreadsheet(header + long)))?.length).toBeGreaterThan(0);
  const letters = '2024-01-05,São João,日本,1\n';
  expect((await sampleOf(header + rowsOf(3 * small, letters)))?.length).toBeGreaterThan(0);
});

test.each([
  ['other line ends from its middle on', (at: number) => long.slice(0, at) + spreadsheet(long.slice(at))],
  ['another encoding from its middle on', (at: number) => `${long.slice(0, at)}${rowsOf(small, 'caf\uFFFDé"\n')}`],
  ['quotes from its middle on', (at: number) => `${long.slice(0, at)}${rowsOf(small, '"a",b,c,1\n')}`],
])('but not with %s', async (_, change) => {
  const middle = long.lastIndexOf('\n', long.length / 2) + 1;
  expect(await sampleOf(header + change(middle))).toBeNull();
});
