import { deflateRawSync, gzipSync } from 'node:zlib';

export type Packing = 'plain' | 'gzip' | 'zstd';

export function pack(bytes: Buffer, packing: Packing): Buffer {
  switch (packing) {
    case 'plain':
      return bytes;
    case 'gzip':
      return gzipSync(bytes);
    case 'zstd':
      return zstd(bytes);
  }
}

const zstdBlock = 100_000;

/** A zstd frame of blocks as they are (RFC 8878, 3.1.1): small pieces, behind a frame that is skipped. */
function zstd(bytes: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(bytes.length);
  const parts: Buffer[] = [
    Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]),
    // content size in four bytes, a window of 1 MiB, no checksum
    Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x80, 0x50]),
    size,
  ];
  for (let at = 0; at === 0 || at < bytes.length; at += zstdBlock) {
    const piece = bytes.subarray(at, at + zstdBlock);
    const head = Buffer.alloc(3);
    head.writeUIntLE((piece.length << 3) | (at + zstdBlock >= bytes.length ? 1 : 0), 0, 3);
    parts.push(head, piece);
  }
  return Buffer.concat(parts);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A zip archive of deflated files, in the order given. */
export function zip(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, rest, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}

/** One cell: what stands in `<c>`, after its address. */
export interface SheetCell {
  readonly type?: 'inlineStr' | 'str' | 'b' | 'e' | 'd';
  /** The style: 0 plain, 1 a date, 2 a date and time, 3 a time. */
  readonly style?: 1 | 2 | 3;
  readonly value: string;
}
export type SheetRow = readonly (SheetCell | string | null)[];

const letters = (column: number): string => String.fromCharCode(65 + column);
const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '_x000D_');

function cellXml(cell: SheetCell | string | null, address: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string')
    return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${xml(cell)}</t></is></c>`;
  const style = cell.style === undefined ? '' : ` s="${cell.style}"`;
  const type = cell.type === undefined ? '' : ` t="${cell.type}"`;
  return `<c r="${address}"${style}${type}><v>${xml(cell.value)}</v></c>`;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook as Excel writes one: a row without cells is left out altogether. */
export function workbook(sheets: Readonly<Record<string, readonly SheetRow[]>>, properties = ''): Buffer {
  const names = Object.keys(sheets);
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}">${properties}<sheets>${names.map((name, n) => `<sheet name="${xml(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, n) => `<Relationship Id="rId${n + 1}" Type="${office}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`).join('')}<Relationship Id="rId99" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/><xf numFmtId="20" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  };
  for (const [n, name] of names.entries()) {
    const rows = (sheets[name] ?? []).map((row, index) => {
      const cells = row.map((cell, column) => cellXml(cell, `${letters(column)}${index + 1}`)).join('');
      return cells === '' ? '' : `<row r="${index + 1}">${cells}</row>`;
    });
    files[`xl/worksheets/sheet${n + 1}.xml`] =
      `${head}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
  }
  return zip(files);
}
