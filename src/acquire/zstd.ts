import { Decompress } from 'fzstd';
import { xxh64 } from './xxh64.ts';

/** Says why bytes are no whole zstd archive that can be unpacked here. */
export class ZstdError extends Error {
  readonly reason: 'broken' | 'window';

  constructor(reason: 'broken' | 'window', cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

const frameMagic = 0xfd2fb528;
/** The library looks back no farther. */
const widestWindow = 1 << 25;

interface Frame {
  readonly decompress: Decompress;
  readonly hash: ReturnType<typeof xxh64> | null;
  /** Bytes of text that the frame promises, or null where it does not say. */
  readonly promised: number | null;
  unpacked: number;
}

interface Step {
  /** Bytes taken from the front; 0 asks for more of them. */
  readonly taken: number;
  readonly frame: Frame | null;
  readonly isLast: boolean;
}

/**
 * Unpacks zstd piece by piece. The frames are walked here and only unpacked by the library, which compares neither
 * their checksums nor their lengths: an archive that is damaged or cut off would give other text, silently.
 *
 * @throws {ZstdError} where the bytes are no whole archive, or need more memory than the library has
 */
export async function* unzstd(packed: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  let held: Buffer = Buffer.alloc(0);
  let frame: Frame | null = null;
  let isLast = false;
  let skipping = 0;
  const out: Uint8Array[] = [];
  for await (const piece of packed) {
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    for (;;) {
      const skipped = Math.min(skipping, held.length);
      skipping -= skipped;
      held = held.subarray(skipped);
      if (skipping > 0 || held.length === 0) break;
      if (frame === null && isSkippable(held)) {
        if (held.length < 8) break;
        skipping = 8 + held.readUInt32LE(4);
        continue;
      }
      const step: Step =
        frame === null ? openFrame(held, out) : isLast ? closeFrame(held, frame) : readBlock(held, frame);
      if (step.taken === 0) break;
      held = held.subarray(step.taken);
      frame = step.frame;
      isLast = step.isLast;
      if (isLast && frame !== null && frame.hash === null) frame = endFrame(frame);
      yield* out.splice(0);
    }
  }
  if (frame !== null || held.length > 0 || skipping > 0) throw new ZstdError('broken');
}

const isSkippable = (held: Buffer): boolean =>
  held.length >= 4 && held.readUInt32LE(0) >= 0x184d2a50 && held.readUInt32LE(0) <= 0x184d2a5f;

const more: Step = { taken: 0, frame: null, isLast: false };

/** Reads a frame's header (RFC 8878, 3.1.1.1). */
function openFrame(held: Buffer, out: Uint8Array[]): Step {
  if (held.length < 5) return more;
  if (held.readUInt32LE(0) !== frameMagic) throw new ZstdError('broken');
  const flags = held[4] ?? 0;
  const isSingle = (flags & 32) !== 0;
  const dictionary = [0, 1, 2, 4][flags & 3] ?? 0;
  const sizeBytes = flags >> 6 === 0 ? (isSingle ? 1 : 0) : 1 << (flags >> 6);
  const length = 5 + (isSingle ? 0 : 1) + dictionary + sizeBytes;
  if (held.length < length) return more;
  const at = length - sizeBytes;
  const promised =
    sizeBytes === 0
      ? null
      : sizeBytes === 8
        ? Number(held.readBigUInt64LE(at))
        : held.readUIntLE(at, sizeBytes) + (sizeBytes === 2 ? 256 : 0);
  const descriptor = held[5] ?? 0;
  const base = 2 ** (10 + (descriptor >> 3));
  const window = isSingle ? (promised ?? 0) : base + (base / 8) * (descriptor & 7);
  if (window > widestWindow) throw new ZstdError('window');
  const hash = (flags & 4) === 0 ? null : xxh64();
  const frame: Frame = {
    decompress: new Decompress((bytes) => {
      frame.unpacked += bytes.length;
      hash?.update(bytes);
      out.push(Uint8Array.from(bytes));
    }),
    hash,
    promised,
    unpacked: 0,
  };
  push(frame, held.subarray(0, length));
  return { taken: length, frame, isLast: false };
}

/** Unpacks the block at the front, once all of it is there. */
function readBlock(held: Buffer, frame: Frame): Step {
  if (held.length < 3) return { ...more, frame };
  const head = held.readUIntLE(0, 3);
  const kind = (head >> 1) & 3;
  const length = 3 + (kind === 1 ? 1 : head >> 3);
  if (kind === 3) throw new ZstdError('broken');
  if (held.length < length) return { ...more, frame };
  push(frame, held.subarray(0, length));
  return { taken: length, frame, isLast: (head & 1) === 1 };
}

/** Compares the checksum behind a frame's last block. */
function closeFrame(held: Buffer, frame: Frame): Step {
  if (held.length < 4) return { ...more, frame, isLast: true };
  if (held.readUInt32LE(0) !== frame.hash?.low32()) throw new ZstdError('broken');
  endFrame(frame);
  return { taken: 4, frame: null, isLast: false };
}

function endFrame({ promised, unpacked }: Frame): null {
  if (promised !== null && promised !== unpacked) throw new ZstdError('broken');
  return null;
}

function push({ decompress }: Frame, bytes: Buffer): void {
  try {
    decompress.push(bytes);
  } catch (cause) {
    throw new ZstdError('broken', cause);
  }
}
