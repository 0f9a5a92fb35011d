import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbersIn } from '../../src/store/duckdb/numbers-in.ts';

describe('numbers of a text', () => {
  it.each([
    ['0', [0]],
    ['12 - 7.0 0.5', [12, Number.NaN, 7, 0.5]],
    ['10.250 -3 1e+20', [10.25, -3, 1e20]],
    ['52927818040326455000 0.10000000000000001', [52927818040326455000, 0.1]],
    ['', [Number.NaN]],
  ])('are read from "%s"', (text, expected) => {
    expect(numbersIn(text)).toEqual(expected);
  });

  it('are those that were written', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.maxSafeNat(), fc.double({ noNaN: true })), { minLength: 1 }), (numbers) => {
        const written = numbers.map((number) => (Object.is(number, -0) ? 0 : number));
        expect(numbersIn(written.join(' '))).toEqual(written);
      }),
    );
  });
});
