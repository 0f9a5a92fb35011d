import { open } from 'node:fs/promises';

const usualBlockBytes = 1 << 22;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * A file in blocks that end at a line end (the last one may not), so that neither a line nor a
 * character of several bytes is cut. The buffer is used again: a block is good until the next is asked for.
 */
export async function* lineBlocks(path: string, blockBytes = usualBlockBytes): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r');
  try {
    let buffer = Buffer.allocUnsafe(blockBytes);
    let kept = 0;
    for (;;) {
      if (kept === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
      const { bytesRead } = await handle.read(buffer, kept, buffer.length - kept, null);
      const filled = kept + bytesRead;
      if (bytesRead === 0) {
        if (kept > 0) yield buffer.subarray(0, kept);
        return;
      }
      const cut = endOfLastLine(buffer, filled);
      if (cut > 0) yield buffer.subarray(0, cut);
      buffer.copy(buffer, 0, cut, filled);
      kept = filled - cut;
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
