import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { dataError } from '../errors.ts';
import { brokenArchive } from './zip.ts';
import { unzstd, ZstdError } from './zstd.ts';

const pieceBytes = 1 << 20;

export interface Unpacked {
  /** Of the archive as found. */
  readonly sha256: string;
  readonly bytes: number;
}

export interface UnpackRequest {
  readonly file: string;
  readonly path: string;
  /** Where the text is written. */
  readonly to: string;
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/**
 * Writes the text in a gzip or zstd archive to a file of its own, piece by piece, and hashes the archive on the way.
 *
 * @throws {YardlineError} data, when the archive is cut off or damaged
 */
export async function unpack(
  container: 'gzip' | 'zstd',
  { file, path, to, onBytes }: UnpackRequest,
): Promise<Unpacked> {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of createReadStream(path, { highWaterMark: pieceBytes }) as AsyncIterable<Buffer>) {
      hash.update(piece);
      bytes += piece.length;
      onBytes?.(piece.length);
      yield piece;
    }
  }
  const target = createWriteStream(to);
  try {
    if (container === 'gzip') await pipeline(Readable.from(counted()), createGunzip({ chunkSize: pieceBytes }), target);
    // not written by hand: junk behind a frame ends the reading while a write is still pending
    else await pipeline(unzstd(counted()), target);
  } catch (cause) {
    throw explained(file, cause);
  } finally {
    target.destroy();
  }
  return { sha256: hash.digest('hex'), bytes };
}

function explained(file: string, cause: unknown): unknown {
  const { code } = cause as NodeJS.ErrnoException;
  if (cause instanceof ZstdError && cause.reason === 'window')
    return dataError(
      'archive-window',
      file,
      'must be packed with a window of at most 32 MiB (got a wider one)',
      'pack it again with zstd -19 or less and without --long, or as .gz',
      cause,
    );
  const isBroken =
    cause instanceof ZstdError || code?.startsWith('Z_') || code === 'ERR_TRAILING_JUNK_AFTER_STREAM_END';
  return isBroken ? brokenArchive(file, cause) : cause;
}
