import { describe, expect, test } from 'vitest';
import { checkFlags } from '../../src/conform/flag-checks.ts';
import type { Check } from '../../src/spec/index.ts';
import { declaredSource } from './declared.ts';
import { ingestFolder, openInMemory, temporaryFolder, writeFiles } from './fixture.ts';

const declared = (flag: string): string => `kind: incidents
repeats: keep
files: "*.csv"
missing: [NULL]
columns:
  occurred_at: { from: at, formats: ["%Y-%m-%d"] }
  area: area
  offense: code
  firearm: ${flag}`;

async function read(
  flag: string,
  weapons: readonly string[],
): Promise<{ readonly facts: readonly unknown[]; readonly checks: readonly Check[]; readonly rejected: number }> {
  const folder = await temporaryFolder();
  await writeFiles(folder, {
    'a.csv': `at,area,code,weapon\n${weapons.map((one) => `2024-01-02,N,x,${one}`).join('\n')}\n`,
  });
  const warehouse = await openInMemory(folder);
  const { loaded, facts, ledger } = await ingestFolder(declaredSource(declared(flag)), {
    folder,
    warehouse,
    columns: ['firearm'],
  });
  const checks = await checkFlags(loaded, warehouse);
  await warehouse.close();
  return { facts: facts.map(([value]) => value), checks, rejected: ledger[0]?.rejected ?? 0 };
}
const weapons = ['FIREARM', 'KNIFE', '', 'KNIFE', 'Firearm', 'NULL', 'HANDS'];

describe('a flag without values for no', () => {
  test('reads every other value as no, and says which there were and how often', async () => {
    const { facts, checks } = await read('{ from: weapon, "true": [FIREARM] }', weapons);
    expect(facts).toEqual([true, false, null, false, false, null, false]);
    expect(checks).toMatchObject([
      {
        id: 'crime/other-values/firearm'.replace('crime', 'own'),
        observed: 4 / 7,
        n: 7,
        limit: null,
        severity: 'info',
        passed: true,
      },
    ]);
    expect(checks[0]?.items).toEqual([
      { value: 'KNIFE', n: 2, hint: '' },
      { value: 'Firearm', n: 1, hint: '' },
      { value: 'HANDS', n: 1, hint: '' },
    ]);
    expect(checks[0]?.detail).toBe(
      '4 of 7 records have another value than those that mean firearm: all of them mean no (3 different values)',
    );
  });
  test('lists no more than fifty of them', async () => {
    const many = Array.from({ length: 60 }, (_, n) => `w${String(n).padStart(2, '0')}`);
    const { checks } = await read('{ from: weapon, "true": [FIREARM] }', many);
    expect(checks[0]?.items).toHaveLength(51);
    expect(checks[0]?.items.at(-1)).toEqual({ value: '10 more', n: null, hint: '' });
  });
});

test.each([
  ['has values for no', '{ from: weapon, "true": [FIREARM], "false": [KNIFE, HANDS] }', 1],
  ['is the same for all', '{ value: "yes", "true": ["yes"] }', 0],
])('a flag that %s has no such values: others are refused', async (_, flag, rejected) => {
  const found = await read(flag, weapons);
  expect([found.checks, found.rejected]).toEqual([[], rejected]);
});
