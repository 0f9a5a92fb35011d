import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { dataError, type YardlineError } from '../errors.ts';

/** One file in a zip archive, as the directory at its end describes it. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc32: number;
  /** Bytes in the archive, and bytes when unpacked. */
  readonly packed: number;
  readonly size: number;
  /** Where its local header starts. */
  readonly offset: number;
}

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
/** The end record with the longest comment that it may have. */
const longestEnd = 22 + 0xffff;

/** The directory of a zip archive. It stands at the end, so an archive that was cut off has none. */
export async function zipEntries(file: string, path: string): Promise<readonly ZipEntry[]> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const tail = Buffer.alloc(Math.min(size, longestEnd));
    await handle.read(tail, 0, tail.length, size - tail.length);
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
    if (end === -1 || end + 22 > tail.length || tail.readUInt32LE(end) !== endSignature) throw brokenArchive(file);
    const length = tail.readUInt32LE(end + 12);
    const start = tail.readUInt32LE(end + 16);
    if (start + length > size) throw brokenArchive(file);
    const directory = Buffer.alloc(length);
    await handle.read(directory, 0, length, start);
    return entriesOf(file, directory);
  } finally {
    await handle.close();
  }
}

function entriesOf(file: string, directory: Buffer): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== directorySignature) throw brokenArchive(file);
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      method: directory.readUInt16LE(at + 10),
      crc32: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** The bytes of one entry of an archive, checked against its length and its checksum. */
export async function unzipEntry(file: string, archive: Buffer, entry: ZipEntry): Promise<Buffer> {
  const { method, offset, packed, crc32, size } = entry;
  if (offset + 30 > archive.length || (method !== 0 && method !== 8)) throw brokenArchive(file);
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const body = archive.subarray(start, start + packed);
  // as a gzip stream, for its reader compares the checksum
  const head = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
  const foot = Buffer.alloc(8);
  foot.writeUInt32LE(crc32, 0);
  foot.writeUInt32LE(size, 4);
  const deflated = method === 8 ? body : storedBlocks(body);
  return promisify(gunzip)(Buffer.concat([head, deflated, foot])).catch((cause: unknown) => {
    throw brokenArchive(file, cause);
  });
}

const longestStored = 0xffff;

/** Bytes as blocks that a deflate stream holds as they are. */
function storedBlocks(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at === 0 || at < body.length; at += longestStored) {
    const piece = body.subarray(at, at + longestStored);
    const head = Buffer.alloc(5);
    head[0] = at + longestStored >= body.length ? 1 : 0;
    head.writeUInt16LE(piece.length, 1);
    head.writeUInt16LE(~piece.length & 0xffff, 3);
    parts.push(head, piece);
  }
  return Buffer.concat(parts);
}

/** An archive of files as they are, not packed: what a reader of archives takes without more work. */
export function zipStored(files: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt32LE(bytes.length, 18);
    local.writeUInt32LE(bytes.length, 22);
    local.writeUInt16LE(title.length, 26);
    const listed = Buffer.alloc(46);
    listed.writeUInt32LE(directorySignature, 0);
    local.copy(listed, 6, 4, 30);
    listed.writeUInt32LE(offset, 42);
    parts.push(local, title, bytes);
    directory.push(listed, title);
    offset += local.length + title.length + bytes.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}

/** An archive whose bytes are not what its own directory or checksums say. */
export const brokenArchive = (file: string, cause?: unknown): YardlineError =>
  dataError(
    'archive-broken',
    file,
    'must be a whole archive (got one that is cut off or damaged)',
    'copy it again from where it came from, or ask the agency for the export again',
    cause,
  );
