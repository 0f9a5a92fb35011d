import { open } from 'node:fs/promises';

const usualBlockBytes = 1 << 22;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * A file in blocks that end at a line end (the last one may not), so that neither a line nor a
 * character of several bytes is cut. The next block is read while the present one is looked at; the two
 * buffers take turns, so a block is good until the next is asked for.
 */
export async function* lineBlocks(path: string, blockBytes = usualBlockBytes): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r');
  try {
    let buffer: Buffer = Buffer.allocUnsafe(blockBytes);
    let other: Buffer = Buffer.allocUnsafe(blockBytes);
    let kept = 0;
    let pending = handle.read(buffer, 0, buffer.length, null);
    for (;;) {
      const { bytesRead } = await pending;
      const filled = kept + bytesRead;
      if (bytesRead === 0) {
        if (kept > 0) yield buffer.subarray(0, kept);
        return;
      }
      const cut = endOfLastLine(buffer, filled);
      kept = filled - cut;
      const size = kept * 2 > buffer.length ? buffer.length * 2 : buffer.length;
      const next = other.length >= size ? other : Buffer.allocUnsafe(size);
      buffer.copy(next, 0, cut, filled);
      pending = handle.read(next, kept, next.length - kept, null);
      // awaited above; a failure before then must not end the process
      pending.catch(() => undefined);
      if (cut > 0) yield buffer.subarray(0, cut);
      other = buffer;
      buffer = next;
    }
  } finally {
    await handle.close();
  }
}

/** The place after the last line end; a carriage return counts only when the byte after it is known to be no line feed. */
function endOfLastLine(buffer: Buffer, filled: number): number {
  const afterFeed = buffer.subarray(0, filled).lastIndexOf(lineFeed) + 1;
  if (afterFeed > 0) return afterFeed;
  return buffer.subarray(0, Math.max(0, filled - 1)).lastIndexOf(carriageReturn) + 1;
}
