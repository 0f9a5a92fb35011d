import { gzipSync } from 'node:zlib';
import { encode } from './encode.ts';
import { type HostileFile, refusedFile } from './hostile-file.ts';
import { pack, workbook, zip } from './pack.ts';

/** Files that cannot be used, each with the error that says why. */

const good = Buffer.from(`id,area,victims,note\n${'r1,North,1,some text that goes on\n'.repeat(50)}`);
const book = workbook({
  One: [
    ['id', 'area', 'victims', 'note'],
    ['r1', 'North', { value: '1' }, 'a'],
  ],
  Two: [['id']],
});
const table = Buffer.from('<html><body><table><tr><td>id</td></tr></table></body></html>');
const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
const withByte = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x55;
  return copy;
};
const titled = (titles: string): string => `${titles}\nid,area,victims,note\n${'r1,North,1,a\n'.repeat(12)}`;

export const refusedFiles = (): readonly HostileFile[] => [
  refusedFile('an empty file', '', { id: 'file-empty' }),
  refusedFile('an empty file, packed', gzipSync(''), { id: 'file-empty', says: 'archive', fileName: 'a.csv.gz' }),
  refusedFile('a header alone', 'id,area,victims,note\n', { id: 'no-records' }),
  refusedFile('a header alone, packed', gzipSync('id,area,victims,note\n'), { id: 'no-records', fileName: 'a.csv.gz' }),
  refusedFile('blank lines alone', '\n\r\n\r', { id: 'no-records' }),
  refusedFile('a header that is never closed', '"id,area,victims,note\nr1,North,1,a\n', { id: 'header-unreadable' }),
  refusedFile('a title above the header', titled('Incidents of 2021'), {
    id: 'header-not-first',
    says: 'line 1 has 1 field',
  }),
  refusedFile('several titles', titled('Police Department\n\nExport; of 2021\nby, hand'), { id: 'header-not-first' }),
  refusedFile('a title above, and a total below', `${titled('Incidents of 2021')}total,12\n`, {
    id: 'header-not-first',
  }),
  refusedFile('a title in a pinned delimiter', titled('Incidents of 2021'), {
    id: 'header-not-first',
    pinned: { delimiter: ',' },
  }),
  refusedFile('an old workbook', ole, { id: 'not-text', says: '.xls', fileName: 'a.xls' }),
  refusedFile('a locked workbook', Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]), {
    id: 'not-text',
    says: 'password',
    fileName: 'a.xlsx',
  }),
  refusedFile('a web page called a workbook', table, { id: 'not-text', says: 'HTML', fileName: 'a.xls' }),
  refusedFile(
    'a web page behind a mark and blanks',
    Buffer.concat([Buffer.from('\uFEFF\r\n <!DOCTYPE html>'), table]),
    {
      id: 'not-text',
      says: 'HTML',
    },
  ),
  refusedFile('a web page in UTF-16', encode('<html><table>', 'utf-16le with mark'), { id: 'not-text', says: 'HTML' }),
  refusedFile('XML', '<?xml version="1.0"?><Workbook/>', { id: 'not-text', says: 'XML' }),
  refusedFile('a PDF', '%PDF-1.7\nid,area\n', { id: 'not-text', says: 'PDF' }),
  refusedFile('a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), { id: 'not-text', says: 'picture' }),
  refusedFile('a zip archive of a CSV', zip({ 'a.csv': good }), {
    id: 'not-text',
    says: 'zip archive of 1 file',
    fileName: 'a.zip',
  }),
  refusedFile('a Word document', zip({ 'word/document.xml': '<w/>' }), { id: 'not-text', says: 'Word' }),
  refusedFile('a binary workbook', zip({ 'xl/workbook.bin': 'x' }), { id: 'not-text', says: '.xlsb' }),
  refusedFile('an OpenDocument spreadsheet', zip({ mimetype: 'x', 'content.xml': '<x/>' }), {
    id: 'not-text',
    says: 'OpenDocument',
  }),
  refusedFile('an archive in an archive', gzipSync(gzipSync(good)), { id: 'not-text', says: 'another archive' }),
  refusedFile('a workbook in an archive', gzipSync(book), { id: 'not-text', says: 'a workbook inside gzip' }),
  refusedFile('gzip that was cut off', gzipSync(good).subarray(0, -20), { id: 'archive-broken', fileName: 'a.csv.gz' }),
  refusedFile('gzip with a byte changed', withByte(gzipSync(good), 40), { id: 'archive-broken', fileName: 'a.csv.gz' }),
  refusedFile('gzip with its checksum changed', withByte(gzipSync(good), gzipSync(good).length - 6), {
    id: 'archive-broken',
    fileName: 'a.csv.gz',
  }),
  refusedFile('zstd that was cut off', pack(good, 'zstd').subarray(0, -20), {
    id: 'archive-broken',
    fileName: 'a.csv.zst',
  }),
  refusedFile('zstd with its length changed', withByte(pack(good, 'zstd'), 18), {
    id: 'archive-broken',
    fileName: 'a.csv.zst',
  }),
  refusedFile('zstd with junk behind its frame', Buffer.concat([pack(good, 'zstd'), Buffer.from('junk!')]), {
    id: 'archive-broken',
    fileName: 'a.csv.zst',
  }),
  refusedFile('a workbook that was cut off', book.subarray(0, -30), { id: 'archive-broken', fileName: 'a.xlsx' }),
  refusedFile('a workbook with a byte changed', withByte(book, book.indexOf('sheet1.xml') + 30), {
    id: 'archive-broken',
    fileName: 'a.xlsx',
    pinned: { sheet: 'One' },
  }),
  refusedFile('a workbook of several sheets', book, { id: 'sheet-unnamed', says: '"One", "Two"', fileName: 'a.xlsx' }),
  refusedFile('a workbook without the sheet', book, {
    id: 'sheet-missing',
    says: '"one"',
    fileName: 'a.xlsx',
    pinned: { sheet: 'one' },
  }),
  refusedFile('a sheet with a header alone', book, { id: 'no-records', fileName: 'a.xlsx', pinned: { sheet: 'Two' } }),
  refusedFile('a workbook of the 1904 date system', workbook({ One: [['id']] }, '<workbookPr date1904="1"/>'), {
    id: 'workbook-1904',
    says: 'uses the 1904 date system',
    fileName: 'a.xlsx',
  }),
  refusedFile('a sheet without cells', workbook({ One: [] }), { id: 'no-records', fileName: 'a.xlsx' }),
  refusedFile(
    'a sheet with a title',
    workbook({ One: [['Incidents'], [], ['id', 'area', 'victims', 'note'], ['r1', 'N']] }),
    {
      id: 'header-not-first',
      says: 'row 3 has 4',
      fileName: 'a.xlsx',
    },
  ),
  refusedFile('a NUL in the header', 'id,ar\u0000ea\nr1,a\n', { id: 'not-text', says: 'header' }),
  refusedFile(
    'stray bytes in most records',
    Buffer.from('id,area,victims,note\nr1,N,1,a\nr2,\xe9,1,a\nr3,\xe9,1,a\n', 'latin1'),
    {
      id: 'not-text',
      pinned: { encoding: 'utf-8' },
      says: '2 of 3',
    },
  ),
  refusedFile('UTF-8 that is pinned as UTF-16', good, { id: 'not-text', pinned: { encoding: 'utf-16le' } }),
];
