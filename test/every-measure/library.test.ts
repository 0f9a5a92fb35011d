import { beforeAll, describe, expect, it } from 'vitest';
import type { Ended } from '../program.ts';
import { askSmall, csv, dayAfter, type SmallCoalition } from './small-coalition.ts';

/** The metrics of a coalition's own work that come with Yardline, from a project that has none of its own. */

const uses = {
  'collaboration/days-to-contact': 'work',
  'feedback/days-to-done': 'decisions',
  'resources/contributions-shared': 'grants',
  'collaboration/working-together': 'work',
  'collaboration/partner-trust': 'partners',
} as const;

const agencies = ['Police/Clinic', 'Clinic/School', 'Police/School/Church'];
const days = Array.from({ length: 24 }, (_, n) => dayAfter(n < 12 ? '2022-03-01' : '2023-03-01', n % 12));

const coalition: SmallCoalition = {
  sources: `  work:
    kind: activities
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/work.csv
    columns:
      date: { from: day, formats: ["%Y-%m-%d"] }
      kind: { value: referral }
      agencies: { from: who, separator: "/" }
      completed_on: { from: done, formats: ["%Y-%m-%d"] }
  decisions:
    kind: actions
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/decisions.csv
    columns:
      id: id
      raised_on: { from: day, formats: ["%Y-%m-%d"] }
      closed_on: { from: done, formats: ["%Y-%m-%d"] }
      decision: what
      status: status
  grants:
    kind: resources
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/grants.csv
    columns:
      period: { from: day, formats: ["%Y-%m-%d"] }
      partner: partner
      delivered: dollars
  partners:
    kind: surveys
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/partners.csv
    columns:
      completed_at: { from: day, formats: ["%Y-%m-%d"] }
    items:
      reliable: { wording: Can you rely on them?, scale: { min: 1, max: 4 } }
      shared_mission: { wording: Do you share a mission?, scale: { min: 1, max: 4 } }
      open_to_discussion: { wording: Are they open?, scale: { min: 1, max: 4 } }`,
  metrics: {},
  files: {
    'data/work.csv': csv(
      'day,who,done',
      days.map((day, n) => [day, agencies[n % 3] ?? '', n === 23 ? '' : dayAfter(day, (n % 12) + (n < 12 ? 9 : 3))]),
    ),
    'data/decisions.csv': csv('id,day,done,what,status', [
      ...days.map((day, n) => [n, day, dayAfter(day, 30 + n), 'a plan', 'done']),
      [99, '2023-05-01', '', 'another', 'dropped'],
    ]),
    'data/grants.csv': csv(
      'day,partner,dollars',
      days.map((day, n) => [day, ['City', 'Church', 'Union', 'Bank'][n % 4] ?? '', 10 * (1 + (n % 4))]),
    ),
    'data/partners.csv': csv(
      'day,reliable,shared_mission,open_to_discussion',
      days.map((day, n) => [day, 1 + (n % 4), 1 + ((n + (n % 2)) % 4), 1 + (n % 4)]),
    ),
  },
};
const declared = (text: string): string =>
  text.replace(
    /metrics:\n[\s\S]*?privacy:/,
    `metrics:\n${Object.entries(uses)
      .map(([use, source]) => `  - { use: ${use}, source: ${source} }`)
      .join('\n')}\nprivacy:`,
  );

let answers: ReadonlyMap<string, Ended>;
beforeAll(async () => {
  const asks = [
    ['validate', 'small'],
    ['ingest', 'small'],
    ['evaluate', 'small'],
    ['power', 'small', 'days-to-contact'],
    ['power', 'small', 'working-together'],
    ...Object.keys(uses).map((use) => ['explain', 'small', use.split('/')[1] ?? '']),
  ];
  const ended = await askSmall(coalition, asks, declared);
  answers = new Map(
    asks.map((ask, n) => [ask.filter((word) => word !== 'small' && word !== 'explain').join(' '), ended[n] as Ended]),
  );
}, 120_000);

const said = (name: string): string => {
  const { code, stdout, stderr } = answers.get(name) ?? { code: null, stdout: '', stderr: '' };
  return `${code}\n${stdout}${stderr}`.replace(/\s+/g, ' ');
};

describe('the library', () => {
  it('is sound, and can be evaluated', () => {
    expect(said('validate')).toMatch(/^0 /);
    expect(said('evaluate')).toMatch(/^0 /);
  });

  it('measures how long contact took, with the referral that waits', () => {
    expect(said('evaluate')).toContain('Days from referral to contact');
    expect(said('evaluate')).toContain('1 of the 12 referrals was still open');
    expect(said('days-to-contact')).toContain('median of the days from date to completed on');
    // eleven took 3 to 13 days, and one still waits: half of twelve are reached between 8 and 9 days, not at 8
    expect(said('days-to-contact')).toContain('8.5 days (12 referrals in');
  });

  it('says what could be seen, or why nothing can', () => {
    expect(said('power days-to-contact')).toMatch(
      /^0 .*only a fall of [\d.]+ days or more, or a rise of [\d.]+ days or more/,
    );
    expect(said('power working-together')).toContain('What could be seen is not given: all of them are counted');
  });

  it('leaves dropped decisions out', () => {
    expect(said('days-to-done')).toContain('status is not dropped');
    expect(said('days-to-done')).toContain('47.5 days');
  });

  it.each([
    ['contributions-shared', 'Gini coefficient of contributions (the sum of delivered in "grants"), by partner'],
    ['working-together', 'two of agencies are tied by 2 or more activities together'],
    [
      'partner-trust',
      'mean of reliable, shared mission, open to discussion in "partners", of those who answered at least 2 of them',
    ],
  ])('explains %s: what it is, the files behind it, and the question that was asked', (name, definition) => {
    expect(said(name)).toContain(definition);
    expect(said(name)).toContain('data/');
    expect(said(name)).toContain('SELECT');
  });
});
