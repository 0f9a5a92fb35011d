/**
 * XXH64, the checksum of zstd frames, over bytes that come in pieces. Numbers of 64 bits are kept as two halves:
 * BigInt would be slower than the unpacking that is checked.
 *
 * @see https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
 */
export interface Xxh64 {
  readonly update: (bytes: Uint8Array) => void;
  /** The low 32 bits, which are all that zstd keeps. */
  readonly low32: () => number;
}

type Prime = readonly [high: number, low: number];
const prime1: Prime = [0x9e3779b1, 0x85ebca87];
const prime2: Prime = [0xc2b2ae3d, 0x27d4eb4f];
const prime3: Prime = [0x165667b1, 0x9e3779f9];
const prime4: Prime = [0x85ebca77, 0xc2b2ae63];
const prime5: Prime = [0x27d4eb2f, 0x165667c5];
const stripe = 32;

/** A number of 64 bits, changed in place. */
interface Word {
  high: number;
  low: number;
}

const word = ([high, low]: Prime | readonly [number, number]): Word => ({ high: high | 0, low: low | 0 });

function add(to: Word, high: number, low: number): void {
  const sum = (to.low >>> 0) + (low >>> 0);
  to.high = (to.high + high + (sum > 0xffffffff ? 1 : 0)) | 0;
  to.low = sum | 0;
}

function multiply(to: Word, [high, low]: Prime): void {
  const a = to.low & 0xffff;
  const b = to.low >>> 16;
  const c = low & 0xffff;
  const d = low >>> 16;
  const middle = b * c + (((a * c) / 0x10000) >>> 0);
  const cross = a * d + (middle & 0xffff);
  const carry = b * d + Math.floor(middle / 0x10000) + Math.floor(cross / 0x10000);
  to.high = (carry + Math.imul(to.high, low) + Math.imul(to.low, high)) | 0;
  to.low = Math.imul(to.low, low);
}

function rotate(to: Word, bits: number): void {
  const { high, low } = bits < 32 ? to : { high: to.low, low: to.high };
  const by = bits & 31;
  if (by === 0) return void Object.assign(to, { high, low });
  to.high = (high << by) | (low >>> (32 - by));
  to.low = (low << by) | (high >>> (32 - by));
}

function mix(lane: Word, high: number, low: number): void {
  const input = word([high, low]);
  multiply(input, prime2);
  add(lane, input.high, input.low);
  rotate(lane, 31);
  multiply(lane, prime1);
}

function merge(hash: Word, lane: Word): void {
  const mixed: Word = { high: 0, low: 0 };
  mix(mixed, lane.high, lane.low);
  exclusiveOr(hash, mixed);
  multiply(hash, prime1);
  add(hash, ...prime4);
}

function exclusiveOr(to: Word, { high, low }: Word): void {
  to.high ^= high;
  to.low ^= low;
}

const shifted = ({ high, low }: Word, bits: number): Word =>
  bits >= 32
    ? { high: 0, low: high >>> (bits - 32) }
    : { high: high >>> bits, low: (low >>> bits) | (high << (32 - bits)) };

/** A checksum with seed 0. */
export function xxh64(): Xxh64 {
  const lanes: readonly [Word, Word, Word, Word] = [word(prime1), word(prime2), word([0, 0]), word([0, 0])];
  add(lanes[0], ...prime2);
  // 0 − prime1
  Object.assign(lanes[3], { high: ~prime1[0], low: (~prime1[1] + 1) | 0 });
  const held = Buffer.alloc(stripe);
  let holding = 0;
  let total = 0;
  const consume = (bytes: Buffer, from: number): void => {
    for (const [index, lane] of lanes.entries())
      mix(lane, bytes.readInt32LE(from + index * 8 + 4), bytes.readInt32LE(from + index * 8));
  };
  return {
    update: (bytes) => {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      total += buffer.length;
      let at = 0;
      if (holding > 0) {
        at = buffer.copy(held, holding, 0, stripe - holding);
        holding += at;
        if (holding < stripe) return;
        consume(held, 0);
      }
      for (; at + stripe <= buffer.length; at += stripe) consume(buffer, at);
      holding = buffer.copy(held, 0, at);
    },
    low32: () => finish(lanes, held.subarray(0, holding), total),
  };
}

function finish(lanes: readonly Word[], rest: Buffer, total: number): number {
  const hash = total >= stripe ? converged(lanes) : word(prime5);
  add(hash, Math.floor(total / 0x100000000), total | 0);
  let at = 0;
  for (; at + 8 <= rest.length; at += 8) {
    const lane: Word = { high: 0, low: 0 };
    mix(lane, rest.readInt32LE(at + 4), rest.readInt32LE(at));
    exclusiveOr(hash, lane);
    rotate(hash, 27);
    multiply(hash, prime1);
    add(hash, ...prime4);
  }
  if (at + 4 <= rest.length) {
    const input = word([0, rest.readInt32LE(at)]);
    multiply(input, prime1);
    exclusiveOr(hash, input);
    rotate(hash, 23);
    multiply(hash, prime2);
    add(hash, ...prime3);
    at += 4;
  }
  for (; at < rest.length; at++) {
    const input = word([0, rest[at] ?? 0]);
    multiply(input, prime5);
    exclusiveOr(hash, input);
    rotate(hash, 11);
    multiply(hash, prime1);
  }
  for (const [bits, prime] of [
    [33, prime2],
    [29, prime3],
    [32, null],
  ] as const) {
    exclusiveOr(hash, shifted(hash, bits));
    if (prime) multiply(hash, prime);
  }
  return hash.low >>> 0;
}

function converged(lanes: readonly Word[]): Word {
  const hash: Word = { high: 0, low: 0 };
  for (const [index, lane] of lanes.entries()) {
    const copy = { ...lane };
    rotate(copy, [1, 7, 12, 18][index] ?? 0);
    add(hash, copy.high, copy.low);
  }
  for (const lane of lanes) merge(hash, lane);
  return hash;
}
