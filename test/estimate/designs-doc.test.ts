import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Gate, gates } from '../../src/estimate/designs/gates.ts';
import { rungs } from '../../src/estimate/designs/rungs.ts';
import { projectRoot } from '../program.ts';

const titles: Readonly<Record<string, string>> = {
  'staggered-adoption': 'Staggered adoption',
  'difference-in-differences': 'Difference in differences',
  'synthetic-control': 'Synthetic control',
  'weighted-displacement-difference': 'Weighted displacement difference',
  'interrupted-series': 'Interrupted series',
  'before-after': 'Before and after',
};

const limits = ({ least, most, inYears }: Gate): readonly string[] => [
  ...(least === undefined ? [] : [`at least ${least}${inYears ? ' years' : ''}`]),
  ...(most === undefined ? [] : [`at most ${most}`]),
];

const text = readFileSync(join(projectRoot, 'docs', 'designs.md'), 'utf8');
const sections = text.split(/^## /m);
const refusals = (title: string): readonly string[] => {
  const section = sections.find((part) => part.startsWith(`${title}\n`)) ?? '';
  return [...section.matchAll(/^\| `([a-z-]+)` \|[^|]*\| ([^|]*) \|$/gm)].map(
    ([, reason, limit]) => `${reason}: ${limit}`,
  );
};

describe('docs/designs.md', () => {
  it('has the designs in the order of the ladder', () => {
    const told = sections
      .map((part) => part.split('\n')[0])
      .filter((title) => Object.values(titles).includes(title ?? ''));
    expect(told).toEqual(rungs.map(({ id }) => titles[id]));
  });

  it.each(rungs.map(({ id }) => id))('tells every limit of %s, as it is in the code', (id) => {
    const inCode = gates[id].flatMap((gate) => limits(gate).map((limit) => `${gate.reason}: ${limit}`));
    expect(refusals(titles[id] ?? '')).toEqual(inCode);
  });
});
