import { open } from 'node:fs/promises';

const blockBytes = 1 << 22;
const lineFeed = 10;

/**
 * A file in blocks that end at a line end (the last one may not), so that neither a line nor a
 * character of several bytes is cut. The buffer is used again: a block is good until the next is asked for.
 */
export async function* lineBlocks(path: string): AsyncGenerator<Buffer> {
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
      const cut = buffer.lastIndexOf(lineFeed, filled - 1) + 1;
      if (cut > 0) yield buffer.subarray(0, cut);
      buffer.copy(buffer, 0, cut, filled);
      kept = filled - cut;
    }
  } finally {
    await handle.close();
  }
}
