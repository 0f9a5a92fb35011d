import { describe, expect, it } from 'vitest';
import { incidents } from '../../src/conform/incidents.ts';
import { kinds } from '../../src/conform/kinds.ts';
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
  mixed: false,
  unread: 0,
  examples: ['x'],
  values: ['x'],
  missing: [],
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

  it('is a date and the time beside it, as init would have it', () => {
    const clock = { ...column('Uhr', 'text'), values: ['13:45', '07:05'] };
    expect(suggested(beat, column('Tag', 'date', ['%d.%m.%Y']), clock)).toBe(
      'occurred_at: { join: [{ from: Tag, formats: ["%d.%m.%Y"] }, { from: Uhr, formats: ["%H:%M"] }] }  # guessed: the only column that looks like it',
    );
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

const linesFor = (kind: string, columns: readonly ColumnProfile[]): readonly string[] => {
  const found = kinds.get(kind);
  if (!found) throw new Error(`there is no kind ${kind}`);
  return suggestMapping(found, { file: 'a.csv', columns })
    .split('\n')
    .map((line) => line.trim());
};

describe('a first mapping for every kind', () => {
  it.each([...kinds.keys()])('%s: says of each column what it is, where no header looks like it', (name) => {
    const lines = linesFor(name, [column('quite unlike anything', 'text')]);
    const kind = kinds.get(name);
    for (const { name: own, required, about } of kind?.columns ?? [])
      expect(lines).toContain(
        required ? `${own}: ""  # required: ${about}; no header looks like it` : `# ${own}: ${about}`,
      );
    for (const names of kind?.oneOf ?? [])
      expect(lines).toContain(`# required: one of ${names.join(', ')}; no header looks like them`);
  });

  it.each([
    ['incidents', 'several victims of one case'],
    ['resources', 'several contributions of one amount'],
    ['surveys', 'several people who answered alike'],
    ['actions', 'several records'],
  ])('%s: leaves it to the analyst whether equal rows are copies', (kind, words) => {
    expect(linesFor(kind, [column('a', 'text')])).toContain(
      `repeats:  # keep or drop: are equal rows ${words} (keep), or copies (drop)?`,
    );
  });

  it('takes no column for what it cannot hold, or for what another is called by name', () => {
    const lines = linesFor('aggregates', [column('date', 'date', ['%Y-%m-%d']), column('Age', 'text')]);
    expect(lines).toContain('period: { from: date, formats: ["%Y-%m-%d"] }');
    expect(lines.filter((line) => line.includes('date') && !line.startsWith('#'))).toHaveLength(1);
    expect(linesFor('surveys', [column('Age', 'text')])).toContain('age: Age');
    expect(linesFor('surveys', [column('Age', 'text')]).filter((line) => line.includes('Age'))).toHaveLength(1);
  });

  it('reads a header however it is written, and a short word for no other', () => {
    const area = (header: string): string | undefined =>
      linesFor('populations', [column(header, 'text')]).find((line) => line.startsWith('area:'));
    for (const header of ['Neighbourhood', 'neighborhood', 'BEAT', 'Beats', 'District '])
      expect(area(header)).toBe(`area: ${header.trim()}`);
    expect(area('what')).toContain('# required');
    const log = linesFor('activities', [
      column('what', 'text'),
      column('who', 'text'),
      column('Event-Date', 'date', ['%Y-%m-%d']),
    ]);
    expect(log).toEqual(
      expect.arrayContaining([
        'date: { from: Event-Date, formats: ["%Y-%m-%d"] }',
        'kind: what',
        'agencies: { from: who, separator: ";" }  # what stands between them?',
      ]),
    );
  });

  it('says how many values are no date', () => {
    const dated = { ...column('date occ', 'date', ['%Y-%m-%d']), unread: 2 };
    expect(suggested(dated)).toContain(
      'formats: ["%Y-%m-%d"] }  # 2 of 3 values are no date of this form, and would be rejected: ask the agency',
    );
  });

  it('says which of several columns with one name is meant', () => {
    const twice = [column('DATE OCC', 'date', ['%m/%d/%Y', '%d/%m/%Y']), column('DATE OCC', 'whole number')];
    expect(linesFor('incidents', [...twice, column('AREA', 'text'), column('area', 'text')])).toEqual(
      expect.arrayContaining([
        'occurred_at: { from: DATE OCC, nth: 1, formats: ["%m/%d/%Y"] }  # or %d/%m/%Y: the file does not tell; one of 2 columns of this name',
        'area: AREA',
      ]),
    );
    expect(linesFor('incidents', [column('Beat', 'text'), column('Beat', 'text')])).toContain(
      'area: { from: Beat, nth: 1 }  # one of 2 columns of this name',
    );
  });

  it('leaves the unit of a duration and the sign between the members of a list to be said', () => {
    const lines = linesFor('activities', [
      column('Event_Date', 'date', ['%Y-%m-%d']),
      column('Type', 'text'),
      column('Hours', 'number'),
      column('Partners', 'text'),
      column('Attendance', 'whole number'),
    ]);
    expect(lines).toEqual(
      expect.arrayContaining([
        'date: { from: Event_Date, formats: ["%Y-%m-%d"] }',
        'kind: Type',
        'agencies: { from: Partners, separator: ";" }  # what stands between them?',
        'participants: Attendance',
        'hours: { from: Hours, unit: "" }  # seconds, minutes, hours, H:MM:SS or MM:SS?',
      ]),
    );
  });

  it('measures the intervals of calls that the file tells, and asks whose time counts', () => {
    const stamp = (header: string): ColumnProfile => column(header, 'date and time', ['%Y-%m-%d %H:%M']);
    const lines = linesFor('responses', [
      column('Call Number', 'whole number'),
      stamp('Received DtTm'),
      stamp('On Scene DtTm'),
      column('Turnout', 'number'),
    ]);
    expect(lines).toContain('intervals: [turnout, total_response]');
    expect(lines).toContain('answering:  # first or all: where several units answer one call, whose time counts?');
    expect(linesFor('responses', [stamp('Received DtTm')])).toContain(
      '# intervals: no two times of a call are here, and no duration',
    );
  });

  it('reads the years and quarters of contributions', () => {
    const columns = [column('Fiscal Year', 'whole number', ['%Y']), column('Organization Name', 'text')];
    expect(linesFor('resources', [...columns, column('Award Value', 'number')])).toEqual(
      expect.arrayContaining([
        'period: { from: Fiscal Year, formats: ["%Y"] }',
        'partner: Organization Name',
        'committed: Award Value',
      ]),
    );
  });

  it('offers what looks like an answer as a question, and keeps who answered as a hash', () => {
    const lines = linesFor('surveys', [
      column('Year', 'whole number', ['%Y']),
      column('Combined_ID', 'whole number'),
      column('How safe do you feel at night', 'whole number'),
      column('2. Do you feel safe at night', 'number'),
      { ...column('income', 'whole number'), distinct: 800 },
      column('comment', 'text'),
    ]);
    expect(lines).toEqual(
      expect.arrayContaining([
        'wave: Year',
        'respondent: Combined_ID  # kept as a keyed hash',
        '#   you_feel_at_night: { from: How safe do you feel at night, wording: "", scale: { min: 1, max: 5 }, missing: [] }',
        '#   feel_safe_at_night: { from: "2. Do you feel safe at night", wording: "", scale: { min: 1, max: 5 }, missing: [] }',
      ]),
    );
    expect(lines.filter((line) => line.includes('wording:'))).toHaveLength(2);
    expect(lines.some((line) => line.startsWith('# waves:'))).toBe(true);
  });

  it('guesses the only time of a call to be when it came in, and none of several', () => {
    const when = column('WANN', 'date and time', ['%Y-%m-%d %H:%M']);
    const guess =
      'received_at: { from: WANN, formats: ["%Y-%m-%d %H:%M"] }  # guessed: the only column that looks like it';
    expect(linesFor('responses', [when])).toContain(guess);
    const two = linesFor('responses', [when, column('ENDE', 'date and time', ['%Y-%m-%d %H:%M'])]);
    expect(two.some((line) => line.startsWith('received_at:'))).toBe(false);
    const named = linesFor('responses', [when, column('dispatched_at', 'date and time', ['%Y-%m-%d %H:%M'])]);
    expect(named.some((line) => line.startsWith('received_at:'))).toBe(false);
  });

  it.each([
    ['Week Ending', true],
    ['week_of', true],
    ['Weekday', false],
    ['Period', false],
  ])('asks of a date under "%s" whether it is about a week: %s', (header, isAsked) => {
    const lines = linesFor('aggregates', [column(header, 'date', ['%m/%d/%Y'])]);
    const line = lines.find((one) => one.startsWith('period:'));
    expect(line?.includes('add week: first-day or last-day')).toBe(isAsked);
  });
});
