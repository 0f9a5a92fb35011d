import { describe, expect, it } from 'vitest';
import { ingestDeclared, resolveSourceText } from './declared.ts';
import { brief } from './fixture.ts';

describe('activities', () => {
  const declared = `kind: activities
repeats: keep
files: a.csv
columns:
  date: { join: [{ from: day, formats: ["%Y-%m-%d"] }, { from: at, formats: ["%I%p"] }] }
  kind: { from: what, rename: { mtg: meeting } }
  agencies: { from: who, separator: "/" }
  participants: people
  hours: { from: length, unit: hours }
  area: place
  completed_on: { from: done, formats: ["%Y-%m-%d"] }
  school: { from: school, true: [x] }
`;
  const header = 'day,at,what,who,people,length,place,done,school\n';

  it('are kept with all who took part, and with hours that add up exactly', async () => {
    const { facts, rejects } = await ingestDeclared(
      declared,
      {
        'a.csv': `${header}2024-03-01,3pm,mtg,Police / Church,12,0.1,North,2024-03-02,x\n2024-03-02,,training,,,0.2,,,\n`,
      },
      ['date', 'kind', 'agencies', 'participants', 'hours', 'area', 'completed_on', 'school'],
    );
    expect(rejects).toEqual([]);
    expect(facts.map(([date, kind, who, ...rest]) => [date, kind, who === null ? null : String(who), ...rest])).toEqual(
      [
        ['2024-03-01 15:00:00', 'meeting', "['Police', 'Church']", 12, 360, 'North', '2024-03-02', true],
        ['2024-03-02 00:00:00', 'training', null, null, 720, null, null, null],
      ],
    );
  });

  it('need a day and a kind', async () => {
    const { rejects } = await ingestDeclared(
      declared,
      { 'a.csv': `${header},3pm,mtg,,,,,,\n2024-03-01,,,,,,,,\n2024-03-01,,mtg,,,,,,\n` },
      ['kind'],
    );
    expect(brief(rejects)).toEqual(['a.csv:2 value-missing', 'a.csv:3 value-missing']);
  });

  it('need the unit of their hours: it is never guessed', () => {
    expect(resolveSourceText(declared.replace(', unit: hours', '')).told.join()).toContain('needs unit');
  });

  it('may be grouped by a code list, as offences are', async () => {
    const coded = declared.replace('rename: { mtg: meeting }', 'codes: { talk: [mtg, training] }');
    const { facts } = await ingestDeclared(
      coded,
      { 'a.csv': `${header}2024-03-01,,mtg,,,,,,\n2024-03-02,,walk,,,,,,\n` },
      ['kind', 'category'],
    );
    expect(facts).toEqual([
      ['mtg', 'talk'],
      ['walk', null],
    ]);
  });
});

describe('resources', () => {
  const declared = `kind: resources
repeats: keep
files: a.csv
columns:
  period: { from: quarter, formats: [YYYY-Qn] }
  partner: from
  category: for
  committed: promised
  delivered: given
`;
  const header = 'quarter,from,for,promised,given\n';

  it('keep amounts to the cent, and who contributes apart from who sent the file', async () => {
    const { facts } = await ingestDeclared(
      declared.replace('files: a.csv', 'files: [{ match: a.csv, agency: City Hall }]'),
      { 'a.csv': `${header}2024-Q3,Church,staff,"$1,234,567.89",(0.10)\n2024-Q4,School,space,,0.2\n` },
      ['period', 'period_precision', 'partner', 'agency', 'category', 'committed', 'delivered'],
    );
    expect(facts.map(([period, ...rest]) => [String(period).slice(0, 10), ...rest])).toEqual([
      ['2024-07-01', 'quarter', 'Church', 'City Hall', 'staff', 123_456_789, -10],
      ['2024-10-01', 'quarter', 'School', 'City Hall', 'space', null, 20],
    ]);
  });

  it('without a partner are no contribution: such as a total that stands below the others', async () => {
    const { rejects, ledger } = await ingestDeclared(
      declared,
      { 'a.csv': `${header}2024-Q3,Church,staff,10,5\n2024-Q3,School,staff,20,5\n2024-Q3,,,30,10\n` },
      ['partner'],
    );
    expect(rejects).toMatchObject([{ line: 4, column: 'partner', rule: 'value-missing', fate: 'rejected' }]);
    expect(ledger[0]).toMatchObject({ read: 3, loaded: 2, rejected: 1 });
  });

  it('say what was promised, or what was given', () => {
    const neither = declared.replace('  committed: promised\n  delivered: given\n', '');
    expect(resolveSourceText(neither).told.join()).toContain('need one of the columns committed, delivered');
  });

  it('may have a column for each year', async () => {
    const wide = `kind: resources
repeats: keep
files: a.csv
columns:
  partner: who
  period: { name-of: FY*, formats: ["%y"], pivot: 30 }
  committed: { cell-of: FY* }
`;
    const { facts, rejects, ledger } = await ingestDeclared(
      wide,
      { 'a.csv': 'who,FY99,FY05\nChurch,"1,000",2\nSchool,,none\nClinic,3,\n' },
      ['partner', 'period', 'committed'],
    );
    expect(facts.map(([partner, period, amount]) => [partner, String(period).slice(0, 4), amount])).toEqual([
      ['Church', '1999', 100_000],
      ['Church', '2005', 200],
      ['Clinic', '1999', 300],
    ]);
    expect(rejects).toMatchObject([
      { line: 3, column: '', fate: 'rejected', rule: 'value-missing' },
      { line: 3, column: 'FY05', fate: 'value', rule: 'not-an-amount' },
    ]);
    expect(ledger[0]).toMatchObject({ read: 3, loaded: 2, rejected: 1, facts: 3 });
  });
});

describe('populations', () => {
  it('may have a column for each year', async () => {
    const { facts, ledger } = await ingestDeclared(
      `kind: populations
repeats: drop
key: [area, year]
files: a.csv
columns: { area: nta, year: { name-of: pop_* }, population: { cell-of: pop_*, thousands: "," } }
`,
      { 'a.csv': 'nta,pop_2010,note,pop_2020\nNorth,"12,000",x,13000\nSouth,1,,2\n' },
      ['area', 'year', 'population'],
    );
    expect(facts).toEqual([
      ['North', 2010, 12_000],
      ['North', 2020, 13_000],
      ['South', 2010, 1],
      ['South', 2020, 2],
    ]);
    expect(ledger[0]).toMatchObject({ read: 2, loaded: 2, facts: 4 });
  });
});

describe('actions', () => {
  const declared = `kind: actions
repeats: drop
key: [id]
files: a.csv
columns:
  id: no
  raised_on: { from: raised, formats: ["%Y-%m-%d"] }
  decision: decision
  owner_role: owner
  due_on: { from: due, formats: ["%Y-%m-%d"] }
  status: { from: status, rename: { Complete: done } }
`;
  it('have a status that is open, done or dropped, in the words of the agency where they are renamed', async () => {
    const { facts, rejects } = await ingestDeclared(
      declared,
      {
        'a.csv':
          'no,raised,decision,owner,due,status\n1,2024-01-02,Light the park,parks,2024-06-30,Complete\n2,2024-01-02,Hire,chief,,open\n3,2024-01-02,Meet,chair,,pending\n4,2024-01-02,,chair,,open\n1,2024-02-02,Light the park,parks,,open\n',
      },
      ['id', 'raised_on', 'status'],
    );
    expect(facts).toEqual([
      ['1', '2024-01-02', 'done'],
      ['2', '2024-01-02', 'open'],
    ]);
    expect(brief(rejects)).toEqual(['a.csv:4 not-among-the-values', 'a.csv:5 value-missing', 'a.csv:6 duplicate']);
  });
});

describe('a mapping', () => {
  it('may cost the value alone, but not where every record needs it', () => {
    const { told } = resolveSourceText(
      'kind: resources\nrepeats: keep\nfiles: a.csv\ncolumns: { period: { value: 2024 }, partner: { from: who, refuse: value }, committed: award }',
    );
    expect(told).toHaveLength(1);
    expect(told.join()).toContain('every record needs its "partner"');
  });
});
