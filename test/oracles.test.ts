import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { methods, notProduced } from './oracles/adapter.ts';
import { differences, type Tolerance } from './oracles/compare.ts';
import { quotedColumns, readOracleData } from './oracles/data.ts';
import type { Input } from './oracles/input.ts';

type Case = {
  readonly name: string;
  readonly method: string;
  readonly source: string;
  readonly input: Input;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: Tolerance;
};

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const directory = resolve(root, process.env['ORACLES_DIR'] ?? '../shared/oracles');
const present = existsSync(directory);
const reason = present ? '' : `: skipped, there is no directory ${directory} (set ORACLES_DIR)`;

const files = present
  ? readdirSync(directory)
      .filter((file) => file.endsWith('.json'))
      .sort()
  : [];
const cases = files.flatMap((file) =>
  (JSON.parse(readFileSync(join(directory, file), 'utf8')) as Case[]).map((one) => ({ ...one, file })),
);
const implemented = cases.filter((one) => Object.hasOwn(methods, one.method));
const missing = [...new Set(cases.map((one) => one.method))].filter((method) => !Object.hasOwn(methods, method)).sort();

function expectedOf({ method, expected }: Case): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(expected).filter(([field]) => !Object.hasOwn(notProduced, `${method}.${field}`)),
  );
}

describe.skipIf(!present)(`oracles${reason}`, () => {
  it.each(implemented)('$file $method $name', (one) => {
    const context = {
      readData: (field: string) => readOracleData(directory, field),
      quotedColumns: (field: string) => quotedColumns(directory, field),
      source: one.source,
    };
    const got = methods[one.method]?.(one.input, context);
    expect(differences(expectedOf(one), got, one.tolerance)).toEqual([]);
  });

  it(`runs ${implemented.length} of ${cases.length} cases; ${missing.length} methods are not implemented`, () => {
    console.info(`not implemented: ${missing.join(', ')}`);
    expect(implemented.length).toBeGreaterThan(0);
  });
});
