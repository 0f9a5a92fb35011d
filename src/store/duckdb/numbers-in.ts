const [space, point, zero, nine] = [' ', '.', '0', '9'].map((sign) => sign.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
];

/**
 * The numbers of a text, with a space between one and the next. They are read sign by sign: a text of each would be made
 * and dropped by the million, and nobody could do anything else meanwhile (measured).
 *
 * @returns NaN for what is no number
 * @example numbersIn('12 - 7.0 0.5') // => [12, NaN, 7, 0.5]
 */
export function numbersIn(text: string): readonly number[] {
  const found: number[] = [];
  let [first, value, isWhole, isAfterPoint] = [0, 0, true, false];
  for (let at = 0; at <= text.length; at += 1) {
    const sign = at < text.length ? text.charCodeAt(at) : space;
    if (sign === space) {
      // of more digits than are exact, each further one would round what was rounded
      const isExact = isWhole && at > first && value <= Number.MAX_SAFE_INTEGER;
      found.push(isExact ? value : Number(text.slice(first, at) || Number.NaN));
      [first, value, isWhole, isAfterPoint] = [at + 1, 0, true, false];
    } else if (sign >= zero && sign <= nine && !isAfterPoint) value = value * 10 + (sign - zero);
    else if (sign === point && !isAfterPoint) isAfterPoint = true;
    else if (sign !== zero) isWhole = false;
  }
  return found;
}
