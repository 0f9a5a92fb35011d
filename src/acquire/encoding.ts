import { isUtf8 } from 'node:buffer';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { lineBlocks } from './blocks.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A byte that no UTF-8 text has: it stands for what the encoding of a file cannot mean. */
const noText = Buffer.from([0xff]);
/** Bytes that fit no UTF-8 for each sequence that fits, above which a file is taken for Windows-1252. */
const strayPerSequence = 20;
/** Of the bytes in one place of each pair, the share that is NUL in UTF-16; and how many times more than in the other. */
const nulShare = 0.2;
const timesMoreNuls = 10;

/** The encoding that a byte order mark names, or undefined without one. */
export function encodingByMark(sample: Buffer): Encoding | undefined {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8';
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  return undefined;
}

/**
 * UTF-16 without a byte order mark, by its NUL bytes: a CSV is full of delimiters, digits and line ends, and each of
 * them has a NUL as its upper byte, always on the same side.
 */
export function encodingByNuls(sample: Buffer): Encoding | undefined {
  const pairs = sample.length >> 1;
  let even = 0;
  let odd = 0;
  for (let at = sample.indexOf(0); at !== -1; at = sample.indexOf(0, at + 1)) {
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const [usual, other, encoding] = odd > even ? ([odd, even, 'utf-16le'] as const) : ([even, odd, 'utf-16be'] as const);
  const isPaired = usual >= pairs * nulShare && usual >= other * timesMoreNuls;
  return isPaired && hasLineEnd(sample, encoding) ? encoding : undefined;
}

function hasLineEnd(sample: Buffer, encoding: 'utf-16le' | 'utf-16be'): boolean {
  const lower = encoding === 'utf-16le' ? 0 : 1;
  for (let at = 0; at + 1 < sample.length; at += 2)
    if (sample[at + 1 - lower] === 0 && (sample[at + lower] === 10 || sample[at + lower] === 13)) return true;
  return false;
}

/**
 * UTF-8 or Windows-1252, for a file whose bytes are not all UTF-8. The rule: a file without one valid sequence of
 * several bytes, or with more than twenty stray bytes for each of them, is Windows-1252 (“É” between curly quotes fits
 * UTF-8 by accident); any other is UTF-8, and its records with stray bytes are rejected. So a file of both encodings
 * loses records that are listed, and no record that is kept has the wrong letters.
 */
export async function utf8OrWindows(path: string): Promise<Encoding> {
  let sequences = 0;
  let stray = 0;
  for await (const block of lineBlocks(path)) {
    for (let at = 0; at < block.length; ) {
      if ((block[at] ?? 0) < 0x80) {
        at += 1;
        continue;
      }
      const length = sequenceLength(block, at);
      if (length === 0) stray += 1;
      else sequences += 1;
      at += Math.max(1, length);
    }
  }
  return stray > sequences * strayPerSequence ? 'windows-1252' : 'utf-8';
}

/** Bytes of the UTF-8 sequence that starts at a byte above 0x7f, or 0 where none does. */
function sequenceLength(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  return length > 0 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}

/**
 * A copy of a file as UTF-8, piece by piece; line ends stay as they are. What means nothing in the encoding (half a
 * character in UTF-16, one of the five bytes that Windows-1252 has not) becomes a byte that is no text, so that its
 * record is found and rejected.
 */
export async function transcode(from: string, to: string, encoding: Exclude<Encoding, 'utf-8'>): Promise<void> {
  const decode = encoding === 'windows-1252' ? windowsDecoder() : utf16Decoder(encoding);
  async function* decoded(): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(from, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>)
      yield decode(chunk, false);
    yield decode(Buffer.alloc(0), true);
  }
  await pipeline(decoded(), createWriteStream(to));
}

type Decode = (chunk: Buffer, isLast: boolean) => Buffer;

/** A text as UTF-8, with a byte that is no text in place of each of some characters. */
function without(text: string, bad: RegExp): Buffer {
  const [first = '', ...rest] = text.split(bad);
  return Buffer.concat([Buffer.from(first), ...rest.flatMap((part) => [noText, Buffer.from(part)])]);
}

/** Bytes 0x80 to 0x9f; five of them mean nothing. Not by TextDecoder: without `fatal`, Node 20 reads them as Latin-1. */
const windowsLetters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windowsDecoder(): Decode {
  const unused = /[\u0081\u008d\u008f\u0090\u009d]/u;
  return (chunk) => {
    const latin = chunk.toString('latin1');
    const text = latin.replace(/[\u0080-\u009f]/g, (letter) => windowsLetters[letter.charCodeAt(0) - 0x80] ?? letter);
    return unused.test(text) ? without(text, unused) : Buffer.from(text);
  };
}

function utf16Decoder(encoding: 'utf-16le' | 'utf-16be'): Decode {
  let held: Buffer = Buffer.alloc(0);
  const halves = /[\ud800-\udfff]/u;
  return (chunk, isLast) => {
    // swapped in place: a copy, for the bytes may be shared
    const all = Buffer.concat([held, chunk]);
    const isHigh = (at: number): boolean => ((all[encoding === 'utf-16le' ? at + 1 : at] ?? 0) & 0xfc) === 0xd8;
    const even = all.length - (all.length % 2);
    // the first half of a character waits for its second
    const end = !isLast && even >= 2 && isHigh(even - 2) ? even - 2 : even;
    held = Buffer.from(all.subarray(end));
    const pairs = all.subarray(0, end);
    const text = (encoding === 'utf-16be' ? pairs.swap16() : pairs).toString('utf16le');
    const bytes = halves.test(text) ? without(text, halves) : Buffer.from(text);
    return isLast && held.length > 0 ? Buffer.concat([bytes, noText]) : bytes;
  };
}
