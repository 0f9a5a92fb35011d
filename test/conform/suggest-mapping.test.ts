import { describe, expect, it } from 'vitest';
import { incidents } from '../../src/conform/incidents.ts';
import type { ColumnProfile } from '../../src/conform/profile.ts';
import { suggestMapping } from '../../src/conform/suggest-mapping.ts';

const column = (
  header: string,
  looksLike: ColumnProfile['looksLike'],
  formats: readonly string[] = [],
): ColumnProfile => ({
  header,
  filled: 3,
  blank: 0,
  distinct: 3,
  distinctIsAll: true,
  looksLike,
  formats,
  examples: ['x'],
});
const beat = column('BEAT', 'text');
const suggested = (...columns: readonly ColumnProfile[]): string | undefined =>
  suggestMapping(incidents, { file: 'a.csv', columns })
    .split('\n')
    .find((line) => line.includes('occurred_at:'))
    ?.trim();

describe('when a record happened, under a header we do not know', () => {
  it('is guessed from the only column of dates', () => {
    expect(suggested(beat, column('Vorfall am', 'date', ['%d.%m.%Y']))).toBe(
      'occurred_at: { from: Vorfall am, formats: ["%d.%m.%Y"] }  # guessed: the only column that looks like it',
    );
  });

  it('is rather a date with a time', () => {
    expect(
      suggested(column('Tag', 'date', ['%Y-%m-%d']), column('Wann', 'date and time', ['%Y-%m-%d %H:%M'])),
    ).toContain('from: Wann, formats: ["%Y-%m-%d %H:%M"]');
  });

  it('says both that it is guessed and that the file does not tell day from month', () => {
    expect(suggested(column('Wann', 'date', ['%m/%d/%Y', '%d/%m/%Y']))).toContain(
      '# guessed: the only column that looks like it; or %d/%m/%Y: the file does not tell',
    );
  });

  it.each([
    ['two columns could be it', [column('Tag', 'date', ['%Y-%m-%d']), column('Erfasst', 'date', ['%Y-%m-%d'])]],
    ['the only dates are those of the report', [column('report_date', 'date', ['%Y-%m-%d'])]],
    ['there are no dates', [beat]],
  ] as const)('is left open where %s', (_, columns) => {
    expect(suggested(...columns)).toMatch(/^occurred_at: "" {2}# required/);
  });
});
