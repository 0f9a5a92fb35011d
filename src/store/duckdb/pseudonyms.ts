import { createHash } from 'node:crypto';
import { toolError } from '../../errors.ts';

/**
 * Pseudonyms are HMAC-SHA256 (RFC 2104) of the cleaned text, cut to its first 128 bits as 32 hexadecimal digits. The
 * same text under the same key has the same pseudonym in every file and source; without the key, nobody can try names.
 * The key never stands in a statement, for statements are logged: its two pads are bound to it as values.
 */

const blockBytes = 64;

/** The pads of a key in hexadecimal digits, to be bound as $1 and $2; none where no key is given. */
export function pads(key: string | null): readonly [string, string] | readonly [] {
  if (key === null) return [];
  const bytes = Buffer.from(key, 'utf8');
  const short = bytes.length > blockBytes ? createHash('sha256').update(bytes).digest() : bytes;
  const block = Buffer.concat([short, Buffer.alloc(blockBytes - short.length)]);
  const pad = (sign: number): string => Buffer.from(block.map((byte) => byte ^ sign)).toString('hex');
  return [pad(0x36), pad(0x5c)];
}

export function pseudonym(text: string, key: string | null): string {
  if (key === null)
    throw toolError('key', 'warehouse', 'a pseudonym needs its key (got none)', 'run again with --debug and report it');
  return `left(sha256(unhex($2) || unhex(sha256(unhex($1) || encode(${text})))), 32)`;
}

/** A fingerprint of records that hold names is keyed too: it could be tried out against names otherwise. */
export const keyedParts = (key: string | null): readonly string[] => (key === null ? [] : ['$1']);
