import { isUtf8 } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';

const sampleBytes = 1 << 16;
/** A file of fewer bytes is looked at as a whole. */
const smallFile = 1 << 22;
/** Other places of a large file that are looked at. */
const places = 16;
const lineFeed = 10;

/**
 * The first whole lines of a file that seems plain: UTF-8 without quotes and NUL bytes, and one kind of line end. Large
 * files are looked at here and there, for the bulk reader does not reject a line end of another kind: it gives up, and
 * the transaction with it. Null where something odd is seen.
 */
export async function plainSample(path: string): Promise<Buffer | null> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const start = await piece(handle, 0, size <= smallFile ? size : sampleBytes);
    const head = size <= smallFile ? start : start.subarray(0, start.lastIndexOf(lineFeed) + 1);
    const first = start.subarray(0, start.lastIndexOf(lineFeed, sampleBytes) + 1);
    const hasReturns = first.includes('\r\n');
    if (!/^[^\r\n]+\r?\n[^\r\n]/.test(first.toString('latin1')) || !isPlain(head, hasReturns)) return null;
    const step = Math.floor((size - sampleBytes) / places);
    for (let place = 1; size > smallFile && place <= places; place++) {
      const found = await piece(handle, place * step, sampleBytes);
      // from one line to another: neither characters nor line ends are cut
      const lines = found.subarray(found.indexOf(lineFeed) + 1, found.lastIndexOf(lineFeed) + 1);
      if (!isPlain(lines, hasReturns)) return null;
    }
    return first;
  } finally {
    await handle.close();
  }
}

async function piece(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, from);
  return buffer.subarray(0, bytesRead);
}

function isPlain(lines: Buffer, hasReturns: boolean): boolean {
  if (!isUtf8(lines) || lines.includes(0) || lines.includes('"')) return false;
  if (!hasReturns) return !lines.includes('\r');
  return !/\r(?!\n)|(?<!\r)\n/.test(lines.toString('latin1'));
}
