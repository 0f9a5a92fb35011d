/** Documents are UTF-8 without a byte order mark, with line feeds. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

const spoofing =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not pass
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/**
 * Text from data made harmless to the eye: bidirectional overrides can make a line read backwards and control
 * characters hide parts of it (Unicode TR 36, "Bidirectional text spoofing"), and of the two last ones no drawing, workbook
 * or other XML may hold any. They show as the replacement character.
 */
export function inert(text: string): string {
  return text.replace(spoofing, '\uFFFD');
}
