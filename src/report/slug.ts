import { plainLetters } from '../words/plain-letters.ts';

const words: Readonly<Record<string, string>> = { '*': 'program', '@all': 'all' };

/** A name as a safe part of a file name or of an id: ASCII letters, digits and hyphens, never empty. */
export function slug(name: string): string {
  const known = words[name];
  if (known !== undefined) return known;
  const plain = plainLetters(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return plain === '' ? `x${fingerprint(name)}` : plain;
}

/** FNV-1a, 32 bit, in hexadecimal: ids from content without a counter (Fowler, Noll & Vo). */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
