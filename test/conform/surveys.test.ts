import { describe, expect, it } from 'vitest';
import { ingestDeclared, resolveSourceText } from './declared.ts';
import { brief } from './fixture.ts';

const head = `kind: surveys
repeats: keep
files: "*.csv"
missing: [NA]
waves:
  - { wave: 2013, from: 2013-04-01, to: 2013-06-30, mode: mail, invited: 10 }
  - { wave: 2015, from: 2015-04-01, to: 2015-06-30, mode: web, invited: 4 }`;
const police = `
columns: { wave: Year }
items:
  police:
    scale: { min: 1, max: 5 }
    missing: [999]
    wording:
      - { text: How effective are the police?, waves: [2013], from: effective }
      - { text: Do you trust the police?, waves: [2015], from: trust }
  safe:
    from: night
    scale: { min: 1, max: 5 }
    answers: { very safe: 5, very unsafe: 1 }
    reverse: true
    wording: How safe do you feel at night?
`;
const check = (checks: Awaited<ReturnType<typeof ingestDeclared>>['checks'], id: string) => {
  const found = checks.find((one) => one.id === `own/${id}`);
  if (!found) throw new Error(`no check ${id}: ${checks.map((one) => one.id).join(', ')}`);
  return found;
};

describe('an answer', () => {
  const csv = `Year,effective,trust,night
2013,4,NA,5
2013,999,,very safe
2013,3,2,1
2015,,5,very unsafe
2015,4,,6
2015,,999,2.5
2013,62,,very
`;
  it('is read under the wording that its wave was asked, and refused under another', async () => {
    const { facts, rejects, ledger } = await ingestDeclared(head + police, { 'a.csv': csv }, [
      'wave',
      'police',
      'safe',
    ]);
    expect(facts).toEqual([
      ['2013', 4, 5],
      ['2013', null, 5],
      ['2013', null, 1],
      ['2015', 5, 1],
      ['2015', null, null],
      ['2015', null, null],
      ['2013', null, null],
    ]);
    expect(brief(rejects)).toEqual([
      'a.csv:4 not-asked',
      'a.csv:6 not-asked',
      'a.csv:6 off-the-scale',
      'a.csv:7 not-a-whole-number',
      'a.csv:8 off-the-scale',
      'a.csv:8 not-a-whole-number',
    ]);
    expect(rejects.every(({ fate }) => fate === 'value')).toBe(true);
    expect(ledger[0]).toMatchObject({ read: 7, loaded: 7, rejected: 0, refusedValues: 6 });
  });

  it('is counted for each question: those refused, by rule, against all who answered', async () => {
    const { checks } = await ingestDeclared(head + police, { 'a.csv': csv }, ['wave']);
    expect(check(checks, 'refused-answers/police')).toMatchObject({
      n: 7,
      observed: 3 / 7,
      passed: false,
      items: [
        { value: 'not asked', n: 2 },
        { value: 'off the scale', n: 1 },
      ],
    });
  });

  it('is stored as it was given, also where the scale is turned round', async () => {
    const { loaded, facts } = await ingestDeclared(head + police, { 'a.csv': csv }, ['safe']);
    expect(loaded.source.survey?.items.map(({ reverse }) => reverse)).toEqual([false, true]);
    expect(facts[0]).toEqual([5]);
  });

  it('that means none never enters a mean', async () => {
    const declared = head + police.replace('missing: [999]', 'missing: [999, 998]');
    const { facts } = await ingestDeclared(
      declared,
      { 'a.csv': 'Year,effective,trust,night\n2013,4,,1\n2013,999,,1\n2013,998,,1\n' },
      ['police'],
    );
    const given = facts.flatMap(([value]) => (typeof value === 'number' ? [value] : []));
    expect(given).toEqual([4]);
  });
});

it('two thousand answers of every sort come out as their wave and scale say, or are refused with their line', async () => {
  const found = ['', 'NA', ' 999', '0', '1', '5 ', '6', '2.5', '4.0', 'x', '-3'];
  let seed = 7;
  const pick = <T>(from: readonly T[]): T => {
    seed = (seed * 48_271) % 2_147_483_647;
    return from[seed % from.length] as T;
  };
  const rows = Array.from({ length: 2000 }, () => ({
    wave: pick(['2013', '2015', '2016', '']),
    effective: pick(found),
    trust: pick(found),
  }));
  const said = (text: string): string | null => (['', 'NA', '999'].includes(text.trim()) ? null : text.trim());
  const outcome = ({ wave, effective, trust }: (typeof rows)[number]): number | string | null => {
    const asked = wave === '2013' ? said(effective) : wave === '2015' ? said(trust) : null;
    const others = [wave === '2013' ? null : said(effective), wave === '2015' ? null : said(trust)];
    if (others.some((other) => other !== null)) return 'not-asked';
    if (asked === null) return null;
    const number = Number(asked);
    if (!Number.isInteger(number)) return 'not-a-whole-number';
    return number >= 1 && number <= 5 ? number : 'off-the-scale';
  };
  const csv = rows.map(({ wave, effective, trust }) => `${wave},${effective},${trust},1`).join('\n');
  const { facts, rejects, ledger } = await ingestDeclared(
    head + police,
    { 'a.csv': `Year,effective,trust,night\n${csv}\n` },
    ['police'],
  );
  const refused = new Map(rejects.filter(({ column }) => column === 'police').map(({ line, rule }) => [line, rule]));
  expect(facts.map(([value], index) => refused.get(index + 2) ?? value)).toEqual(rows.map(outcome));
  expect(ledger[0]).toMatchObject({ read: 2000, loaded: 2000, refusedValues: rejects.length });
});

describe('files of one wave each', () => {
  const perWave = `kind: surveys
repeats: keep
files:
  - { match: y13.csv, columns: { wave: { value: 2013 } } }
  - { match: y15.csv, columns: { wave: { value: 2015 } } }
waves:
  - { wave: 2013, from: 2013-04-01, to: 2013-06-30 }
  - { wave: 2015, from: 2015-04-01, to: 2015-06-30 }
items:
  police:
    scale: { min: 1, max: 5 }
    wording:
      - { text: How effective are the police?, waves: [2013], from: effective }
      - { text: Do you trust the police?, waves: [2015], from: trust }
  proud:
    scale: { min: 1, max: 5 }
    wording: [{ text: How proud are you?, waves: [2015] }]
`;
  it('need only the columns that their wave was asked', async () => {
    const { facts, rejects } = await ingestDeclared(
      perWave,
      { 'y13.csv': 'effective\n4\n5\n', 'y15.csv': 'trust,proud\n2,3\n' },
      ['wave', 'police', 'proud'],
    );
    expect(facts).toEqual([
      ['2013', 4, null],
      ['2013', 5, null],
      ['2015', 2, 3],
    ]);
    expect(rejects).toEqual([]);
  });

  it('must have those', async () => {
    await expect(
      ingestDeclared(perWave, { 'y13.csv': 'effective\n4\n', 'y15.csv': 'trust,prout\n2,3\n' }, []),
    ).rejects.toMatchObject({ problems: [{ id: 'header-missing', message: expect.stringContaining('"proud"') }] });
  });
});

describe('the day of an answer', () => {
  it('is the first of its wave, where the records say only that; a wave that is not declared has none, and is listed', async () => {
    const { facts, rejects, checks } = await ingestDeclared(
      `${head}\ncolumns: { wave: { from: Year, rename: { Spring 13: "2013" } } }`,
      { 'a.csv': 'Year\n2013\nSpring 13\n2015\n2016\n' },
      ['wave', 'completed_at'],
    );
    expect(facts.map(([wave]) => wave)).toEqual(['2013', '2013', '2015', '2016']);
    expect(facts.map(([, day]) => (day === null ? null : String(day).slice(0, 10)))).toEqual([
      '2013-04-01',
      '2013-04-01',
      '2015-04-01',
      null,
    ]);
    expect(rejects).toMatchObject([{ line: 5, column: 'wave', rule: 'unknown-wave', value: '2016', fate: 'value' }]);
    expect(check(checks, 'unknown-wave')).toMatchObject({
      observed: 1,
      n: 4,
      passed: false,
      items: [
        {
          value: '2016',
          n: 1,
          hint: 'like "2013": rename: { "2016": "2013" } under the column of the wave if they are one, or else add it under waves:',
        },
      ],
    });
  });

  it.each([
    ['Autumn', 'no wave is called so: add it under waves: with its days'],
    ['', 'no wave is said'],
  ])('is not known of wave “%s”, and it is told what to do', async (wave, hint) => {
    const { checks, rejects } = await ingestDeclared(
      `${head}\ncolumns: { wave: Year, area: area }`,
      { 'a.csv': `Year,area\n${wave},North\n2013,South\n` },
      ['wave', 'completed_at'],
    );
    expect(check(checks, 'unknown-wave').items).toMatchObject([{ n: 1, hint }]);
    expect(brief(rejects)).toEqual(wave === '' ? [] : ['a.csv:2 unknown-wave']);
  });

  it('is not known of a file whose declared wave is not among the waves', async () => {
    const { rejects, ledger } = await ingestDeclared(
      `${head.replace('files: "*.csv"', 'files: [{ match: a.csv, columns: { wave: { value: 2017 } } }]')}\ncolumns: { area: area }`,
      { 'a.csv': 'area\nNorth\n' },
      ['wave', 'completed_at'],
    );
    expect(rejects).toMatchObject([{ line: 2, column: 'wave', rule: 'unknown-wave', value: '2017' }]);
    expect(ledger[0]).toMatchObject({ read: 1, loaded: 1, refusedValues: 1 });
  });

  it('that the records say themselves, and cannot be read, is no question of waves', async () => {
    const { rejects } = await ingestDeclared(
      `${head}\ncolumns: { wave: Year, completed_at: { from: day, formats: ["%Y-%m-%d"] } }`,
      { 'a.csv': 'Year,day\n2016,soon\n' },
      ['wave'],
    );
    expect(rejects).toMatchObject([{ column: 'completed_at', rule: 'not-a-date' }]);
  });

  it('outside the days of its wave is counted', async () => {
    const { checks } = await ingestDeclared(
      `${head}\ncolumns: { wave: Year, completed_at: { from: day, formats: ["%Y-%m-%d"] } }`,
      { 'a.csv': 'Year,day\n2013,2013-04-01\n2013,2013-06-30\n2013,2013-07-01\n2015,2013-05-01\n' },
      ['wave'],
    );
    expect(check(checks, 'outside-wave')).toMatchObject({
      observed: 2,
      n: 4,
      items: [
        { value: '2013', n: 1 },
        { value: '2015', n: 1 },
      ],
    });
  });

  it('says the wave where no column does', async () => {
    const { checks } = await ingestDeclared(
      `${head}\ncolumns: { completed_at: { from: day, formats: ["%Y-%m-%d"] } }`,
      { 'a.csv': 'day\n2013-04-01\n2015-06-30\n2014-01-01\n\nNA\n' },
      ['completed_at'],
    );
    expect(check(checks, 'respondents').items).toMatchObject([
      { value: '2013', n: 1 },
      { value: '2015', n: 1 },
    ]);
    expect(check(checks, 'unknown-wave').items).toMatchObject([
      { value: '2014-01-01', n: 1, hint: 'no wave was asked on this day: correct the days under waves:' },
      { value: '(blank)', n: 1, hint: 'no day is said' },
    ]);
  });
});

describe('who was asked', () => {
  const csv = 'Year,effective,trust,night\n2013,4,,1\n2013,4,,1\n2013,4,,1\n2015,,4,1\n';
  it('and how many answered is said of each wave, with the rate of the lowest', async () => {
    const { checks } = await ingestDeclared(head + police, { 'a.csv': csv }, ['wave']);
    expect(check(checks, 'respondents')).toMatchObject({
      observed: 4,
      limit: null,
      passed: true,
      items: [
        { value: '2013', n: 3, hint: '2013-04-01 to 2013-06-30, mail' },
        { value: '2015', n: 1, hint: '2015-04-01 to 2015-06-30, web' },
      ],
    });
    expect(check(checks, 'response-rate')).toMatchObject({ observed: 0.25, n: 4, passed: true });
    expect(check(checks, 'response-rate').detail).toBe('1 of the 4 people asked in wave 2015 answered');
  });

  it('cannot be fewer than those who answered', async () => {
    const { checks } = await ingestDeclared(
      head.replace('invited: 4', 'invited: 2') + police,
      { 'a.csv': `${csv}2015,,4,1\n2015,,4,1\n` },
      ['wave'],
    );
    expect(check(checks, 'response-rate')).toMatchObject({ observed: 1.5, n: 2, passed: false, severity: 'warn' });
  });

  it('in other words, or in another way, is told, and marked on the charts of the survey', async () => {
    const { checks } = await ingestDeclared(head + police, { 'a.csv': csv }, ['wave']);
    expect(check(checks, 'wording-change/police')).toMatchObject({
      severity: 'info',
      observed: 1,
      n: 4,
      items: [
        { value: 'How effective are the police?', n: 3, hint: 'waves 2013' },
        { value: 'Do you trust the police?', n: 1, hint: 'waves 2015' },
      ],
    });
    expect(check(checks, 'mode-change/2015').detail).toBe('wave 2015 was asked by web, wave 2013 by mail');
    expect(resolveSourceText(head + police).pipeline?.events).toEqual([
      { date: '2015-04-01', kind: 'measurement', label: 'New wording: “Do you trust the police?”', source: 'own' },
      { date: '2015-04-01', kind: 'measurement', label: 'Asked by web, before by mail', source: 'own' },
    ]);
  });

  it('speaks for itself alone, unless a list is declared that people were drawn from', async () => {
    const { checks } = await ingestDeclared(head + police, { 'a.csv': csv }, ['wave']);
    expect(check(checks, 'no-frame').detail).toContain('the views of those who answered');
    const framed = await ingestDeclared(`frame: the register of voters\n${head}${police}`, { 'a.csv': csv }, ['wave']);
    expect(framed.checks.map(({ rule }) => rule)).not.toContain('no-frame');
  });
});

describe('weights', () => {
  const weighted = `${head}
columns: { wave: Year, weight: wt, stratum: st, cluster: cl, group: age }
items: { safe: { scale: { min: 1, max: 5 }, wording: How safe do you feel? } }
`;
  it('come out of the warehouse to the last digit, with stratum and cluster as they were written', async () => {
    const wt = ['0.1', '0.30000000000000004', '1', '123456789.123456789', '5e-324', '1.7976931348623157e308'];
    const rows = wt.map((weight, index) => `2013,${weight},007,0${index},18-24,3`).join('\n');
    const { facts, rejects } = await ingestDeclared(weighted, { 'a.csv': `Year,wt,st,cl,age,safe\n${rows}\n` }, [
      'weight',
      'stratum',
      'cluster',
    ]);
    expect(rejects).toEqual([]);
    expect(facts).toEqual(wt.map((weight, index) => [Number(weight), '007', `0${index}`]));
  });

  it('are counted by respondent group without a digit lost, so that their sums are those of the file', async () => {
    const rows = ['0.1', '0.2', '0.1', '0.30000000000000004'].map((weight) => `2013,${weight},1,1,18-24,3`).join('\n');
    const { counts } = await ingestDeclared(weighted, { 'a.csv': `Year,wt,st,cl,age,safe\n${rows}\n` }, [
      'wave',
      'group',
      'stratum',
      'cluster',
      'weight',
      'safe',
    ]);
    expect(counts).toEqual([
      { values: ['2013', '18-24', '1', '1', 0.1, 3], n: 2 },
      { values: ['2013', '18-24', '1', '1', 0.2, 3], n: 1 },
      { values: ['2013', '18-24', '1', '1', 0.30000000000000004, 3], n: 1 },
    ]);
  });

  it.each([
    ['0', 'off-the-scale'],
    ['-1', 'off-the-scale'],
    ['', 'value-missing'],
    ['NA', 'value-missing'],
    ['one', 'not-a-number'],
    ['inf', 'not-a-number'],
  ])('must be above nothing: %j is %s', async (weight, rule) => {
    const csv = `Year,wt,st,cl,age,safe\n2013,${weight},1,1,x,3\n2013,2,1,1,x,3\n`;
    const { rejects, ledger } = await ingestDeclared(weighted, { 'a.csv': csv }, ['weight']);
    expect(rejects).toMatchObject([{ line: 2, column: 'weight', rule, fate: 'rejected' }]);
    expect(ledger[0]).toMatchObject({ loaded: 1, rejected: 1 });
  });
});

it('values that are declared to be all there are cost themselves alone, where that is said', async () => {
  const grouped = `${head}
columns:
  wave: Year
  group: { from: age, rename: { "1899924": 18-24 }, values: [18-24, 25-34], refuse: value }
`;
  const { facts, rejects } = await ingestDeclared(
    grouped,
    { 'a.csv': 'Year,age\n2013,1899924\n2013,2599934\n2013,25-34\n2013,NA\n' },
    ['group'],
  );
  expect(facts).toEqual([['18-24'], [null], ['25-34'], [null]]);
  expect(rejects).toMatchObject([{ line: 3, column: 'group', rule: 'not-among-the-values', fate: 'value' }]);
});

describe('a declaration is refused where it leaves open what was asked', () => {
  const item = (more: string): string =>
    `${head}\ncolumns: { wave: Year }\nitems:\n  own_item: { scale: { min: 1, max: 5 }, ${more} }`;
  it.each([
    ['wordings without their waves', item('wording: [{ text: a, waves: [2013] }, { text: b }]'), 'needs waves'],
    [
      'a wave with two wordings',
      item('wording: [{ text: a, waves: [2013] }, { text: b, waves: [2013] }]'),
      'two wordings',
    ],
    ['a wave that there is not', item('wording: [{ text: a, waves: [2014] }]'), '"2014" is not a wave'],
    ['an answer off the scale', item('wording: a, answers: { never: 0 }'), 'must have a place on the scale'],
    ['a missing code on the scale', item('wording: a, missing: [4]'), 'cannot mean that there is none'],
    [
      'a scale that no page could tell',
      item('wording: a').replace('max: 5', 'max: 1000000000'),
      'at most 1,001 places',
    ],
    ['a scale that goes down', item('wording: a').replace('max: 5', 'max: 0'), 'must go up'],
    ['a question with the name of a column', item('wording: a').replace('own_item', 'weight'), 'has that name already'],
    ['a wave twice', head.replace('wave: 2015', 'wave: 2013').concat('\ncolumns: { wave: Year }'), 'declared twice'],
    ['neither a wave nor a time', `${head}\ncolumns: { area: ward }`, 'need one of the columns wave, completed_at'],
    ['waves without their days', 'kind: surveys\nrepeats: keep\nfiles: a.csv\ncolumns: { wave: Year }', 'needs waves'],
    [
      'wordings by wave, and no column that says the wave',
      `${item('wording: [{ text: a, waves: [2013] }]')}`.replace(
        '{ wave: Year }',
        '{ completed_at: { from: d, formats: ["%Y"] } }',
      ),
      'no column says it',
    ],
  ])('%s', (_, text, words) => {
    const { told } = resolveSourceText(text);
    expect(told.join('\n')).toContain(words);
    expect(told).toHaveLength(1);
  });
});
