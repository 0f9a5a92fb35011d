import { describe, expect, it } from 'vitest';
import { hide } from '../../src/redact/hide.ts';
import type { Finding } from '../../src/spec/index.ts';

const caveats = ['declared', 'network', 'spread', 'still-open', 'scale', 'figures', 'unplaced', 'high-levels-shrunk'];

function left(status: 'withheld' | 'estimated'): readonly string[] {
  const told = caveats.map((key) => ({ key: `caveat.${key}`, params: {}, text: '' }));
  const finding = { now: { status }, changes: { primary: 'baseline' }, group: null, contribution: 'not-asked' };
  return hide({ ...finding, caveats: told } as unknown as Finding).caveats.map(({ key }) => key);
}

describe('a finding that is hidden', () => {
  it('tells nothing beside its value that would give the value back', () => {
    expect(left('withheld')).toEqual(['caveat.declared']);
  });

  it('keeps what stands beside a value that is shown, where only its baseline is hidden', () => {
    expect(left('estimated')).toEqual([
      'caveat.declared',
      'caveat.network',
      'caveat.spread',
      'caveat.still-open',
      'caveat.scale',
      'caveat.figures',
    ]);
  });
});
