/** Texts as bytes, without anything of the program: what a file says is known from how it was made. */

export type FileEncoding =
  | 'utf-8'
  | 'utf-8 with mark'
  | 'utf-16le with mark'
  | 'utf-16be with mark'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1252';

/** What the ledger says of it. */
export const encodingName = (encoding: FileEncoding): string => encoding.replace(' with mark', '');

/** Stands in a text for bytes that the encoding cannot mean. */
export const badCharacter = '\uE000';

const windowsBytes: ReadonlyMap<string, number> = new Map([
  ['€', 0x80],
  ['“', 0x93],
  ['”', 0x94],
  ['’', 0x92],
  ['–', 0x96],
  ['…', 0x85],
  ['œ', 0x9c],
  ['Ž', 0x8e],
  [badCharacter, 0x81],
]);

function windows(text: string): Buffer {
  return Buffer.from(
    [...text].map((letter) => {
      const byte = windowsBytes.get(letter) ?? letter.codePointAt(0) ?? 0;
      if (byte > 255) throw new Error(`not in windows-1252: ${letter}`);
      return byte;
    }),
  );
}

function utf8(text: string): Buffer {
  const parts = text.split(badCharacter).map((part) => Buffer.from(part));
  return Buffer.concat(parts.flatMap((part, index) => (index === 0 ? [part] : [Buffer.from([0xe9]), part])));
}

/** The upper half of a character, and never its lower half. */
const utf16 = (text: string): Buffer => Buffer.from(text.replaceAll(badCharacter, '\ud83d'), 'utf16le');

export function encode(text: string, encoding: FileEncoding): Buffer {
  switch (encoding) {
    case 'utf-8':
      return utf8(text);
    case 'utf-8 with mark':
      return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8(text)]);
    case 'utf-16le':
      return utf16(text);
    case 'utf-16be':
      return utf16(text).swap16();
    case 'utf-16le with mark':
      return utf16(`\uFEFF${text}`);
    case 'utf-16be with mark':
      return utf16(`\uFEFF${text}`).swap16();
    case 'windows-1252':
      return windows(text);
  }
}

/** The lines of a file as an editor shows them. */
export function linesInEditor(bytes: Buffer, encoding: FileEncoding): readonly string[] {
  const name = encodingName(encoding);
  const text = name === 'windows-1252' ? bytes.toString('latin1') : new TextDecoder(name).decode(bytes);
  const lines = text.split(/\r\n|\n|\r/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
