import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

type Example = { readonly file: string; readonly expression: string; readonly value: string };

const source = resolve(dirname(fileURLToPath(import.meta.url)), '..', 'src');

function examplesOf(file: string): readonly Example[] {
  const found = readFileSync(file, 'utf8').matchAll(/@example (.+?) \/\/ => (.+?)\s*(?:\*\/)?$/gm);
  return [...found].map(([, expression = '', value = '']) => ({ file, expression, value }));
}

const examples = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort()
  .flatMap((name) => examplesOf(join(source, name)));

function evaluate(expression: string, scope: Readonly<Record<string, unknown>>): unknown {
  return new Function(...Object.keys(scope), `'use strict'; return (${expression});`)(...Object.values(scope));
}

/** Half a unit of the last digit given, or a billionth of the value where more digits are given than that. */
function tolerance(text: string, value: number): number {
  const [, mantissa = '', exponent = '0'] = /^-?([\d.]+)(?:e([+-]?\d+))?$/.exec(text) ?? [];
  const decimals = (mantissa.split('.')[1] ?? '').length;
  const rounding = mantissa.includes('.') ? 0.5 * 10 ** (Number(exponent) - decimals) : 0;
  return Math.max(1e-9 * Math.abs(value), rounding);
}

function check(got: unknown, expected: unknown, text: string): void {
  if (typeof expected === 'number' && Number.isFinite(expected)) {
    expect(typeof got).toBe('number');
    expect(Math.abs((got as number) - expected)).toBeLessThanOrEqual(tolerance(text, expected));
    return;
  }
  if (typeof expected !== 'object' || expected === null) {
    expect(got).toEqual(expected);
    return;
  }
  expect(Object.keys(got as object)).toEqual(Object.keys(expected));
  for (const [key, value] of Object.entries(expected)) check((got as Record<string, unknown>)[key], value, '');
}

describe('examples in docstrings', () => {
  it('exist', () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  it.each(examples.map((example) => ({ ...example, name: relative(source, example.file) })))(
    '$name: $expression',
    async ({ file, expression, value }) => {
      const scope = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
      check(evaluate(expression, scope), evaluate(value, {}), value);
    },
  );
});
