/** Bytes that are no value: blanks, tabs, and a carriage return before the line end. */
const blanks: ReadonlySet<number> = new Set([32, 9, 13, 10]);
const quote = 34;

/**
 * Whether a well-formed record has a value in a column whose header is blank.
 *
 * @param delimiter  the byte between fields
 * @example hasUnheaded(Buffer.from('1,,x'), ['a', '', ''], 44) // => true
 * @example hasUnheaded(Buffer.from('1," ",'), ['a', '', ''], 44) // => false
 */
export function hasUnheaded(record: Buffer, header: readonly string[], delimiter: number): boolean {
  if (!header.includes('')) return false;
  let [column, isQuoted] = [0, false];
  for (const byte of record) {
    if (byte === quote) isQuoted = !isQuoted;
    else if (byte === delimiter && !isQuoted) column += 1;
    else if (header[column] === '' && !blanks.has(byte)) return true;
  }
  return false;
}
