import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { lineBlocks } from './blocks.ts';

/** What one pass over the bytes tells, without understanding records. */
export interface Skim {
  readonly sha256: string;
  readonly bytes: number;
  /** Physical lines, as an editor counts them. */
  readonly lines: number;
  readonly blankLines: number;
  readonly newlines: number;
  readonly carriageReturns: number;
  readonly crlf: number;
  readonly hasQuotes: boolean;
  readonly hasNulBytes: boolean;
  /** A tab, or a byte of a no-break space: around a value, they are no part of it. */
  readonly hasOddBlanks: boolean;
  readonly utf8: boolean;
}

const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;
const tab = 9;
/** The last byte of U+00A0 in UTF-8. */
const noBreakSpace = 0xa0;

interface LineCount {
  newlines: number;
  blank: number;
  crlf: number;
  /** Bytes of the present line so far. */
  open: number;
}

function countLines(block: Buffer, count: LineCount): void {
  let lineStart = -count.open;
  for (let at = block.indexOf(lineFeed); at !== -1; at = block.indexOf(lineFeed, at + 1)) {
    count.newlines += 1;
    const isCrlf = at > 0 && block[at - 1] === carriageReturn;
    if (isCrlf) count.crlf += 1;
    if (at - lineStart - (isCrlf ? 1 : 0) === 0) count.blank += 1;
    lineStart = at + 1;
  }
  count.open = block.length - lineStart;
}

function countByte(block: Buffer, byte: number): number {
  let n = 0;
  for (let at = block.indexOf(byte); at !== -1; at = block.indexOf(byte, at + 1)) n += 1;
  return n;
}

export interface SkimOptions {
  readonly blockBytes?: number | undefined;
  /** Told how many more bytes were read. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/** Reads a file once: its hash, its physical lines, and whether anything in it needs a closer look. */
export async function skim(path: string, { blockBytes, onBytes }: SkimOptions = {}): Promise<Skim> {
  const hash = createHash('sha256');
  const count: LineCount = { newlines: 0, blank: 0, crlf: 0, open: 0 };
  let bytes = 0;
  let carriageReturns = 0;
  let hasQuotes = false;
  let hasNulBytes = false;
  let hasOddBlanks = false;
  let utf8 = true;
  let lastByte = lineFeed;
  for await (const block of lineBlocks(path, blockBytes)) {
    hash.update(block);
    onBytes?.(block.length);
    if (bytes === 0 && block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf) count.open = -3;
    bytes += block.length;
    utf8 = utf8 && isUtf8(block);
    hasQuotes = hasQuotes || block.includes(quote);
    hasNulBytes = hasNulBytes || block.includes(0);
    hasOddBlanks = hasOddBlanks || block.includes(tab) || block.includes(noBreakSpace);
    carriageReturns += countByte(block, carriageReturn);
    countLines(block, count);
    lastByte = block.at(-1) ?? lastByte;
  }
  return {
    sha256: hash.digest('hex'),
    bytes,
    lines:
      count.newlines + (carriageReturns - count.crlf) + (lastByte === lineFeed || lastByte === carriageReturn ? 0 : 1),
    blankLines: count.blank,
    newlines: count.newlines,
    carriageReturns,
    crlf: count.crlf,
    hasQuotes,
    hasNulBytes,
    hasOddBlanks,
    utf8,
  };
}
