import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/spec/index.ts';
import { standardIntervals } from '../../src/spec/standard-intervals.ts';
import { placesOf, resolveText, sound, wordsOf } from './resolve-text.ts';

const calls = (lines: readonly string[]): string =>
  sound.replace('  people:\n', `  calls:\n${lines.map((line) => `    ${line}\n`).join('')}  people:\n`);
const received = 'received_at: { from: RECEIVED, formats: ["%Y-%m-%d %H:%M"] }';
const source = (more: readonly string[] = [], columns: readonly string[] = [received]): readonly string[] => [
  'kind: responses',
  'repeats: keep',
  'files: cad.csv',
  'columns:',
  ...columns.map((column) => `  ${column}`),
  ...more,
];
const wrong = (lines: readonly string[]): string => wordsOf(resolveText(calls(lines)).problems);
function right(lines: readonly string[]): Source {
  const { pipeline, problems } = resolveText(calls(lines));
  expect(placesOf(problems)).toEqual([]);
  const found = pipeline?.sources.find(({ id }) => id === 'calls');
  if (!found) throw new Error('there are no calls');
  return found;
}

describe('a source of responses', () => {
  it('needs one time at least, and says which there are', () => {
    expect(wrong(source([], ['area: BEAT']))).toContain('responses need one of the columns received_at, dispatched_at');
  });
  it('must say when a call was, where the usual stamp is not mapped', () => {
    const dispatched = 'dispatched_at: { from: SENT, formats: ["%Y-%m-%d %H:%M"] }';
    expect(wrong(source([], [dispatched]))).toContain('when: dispatched_at');
    expect(right(source(['when: dispatched_at'], [dispatched])).when).toBe('dispatched_at');
    expect(right(source()).when).toBe('received_at');
  });
  it('has rules for unusual calls, which follow the field unless declared otherwise', () => {
    expect(right(source()).responses).toEqual({
      intervals: [],
      answering: null,
      negative: 'exclude',
      zero: 'keep',
      longestSeconds: null,
      selfInitiated: 'exclude',
      cancelled: 'exclude',
      stacked: 'keep',
    });
    const rules = 'rules: { negative: fail, zero: exclude, longest: 4h, self-initiated: keep, cancelled: keep }';
    expect(right(source([rules])).responses).toMatchObject({
      negative: 'fail',
      zero: 'exclude',
      longestSeconds: 14_400,
      selfInitiated: 'keep',
      cancelled: 'keep',
    });
  });
  it('may name a stamp that its files do not have: what that would measure is withheld, not refused', () => {
    const interval = 'intervals: { response: { from: received_at, to: arrived_at } }';
    expect(right(source([interval])).responses?.intervals).toEqual([
      { name: 'response', stamps: { from: 'received_at', to: 'arrived_at' }, duration: null },
    ]);
  });
  const travel = 'travel: { from: TRAVEL, unit: minutes }';
  it.each([
    ['names no stamp', ['intervals: { response: { from: received_at, to: arived_at } }'], 'did you mean "arrived_at"?'],
    ['has one end', ['intervals: { response: { from: received_at } }'], 'needs from and to (two stamps), or duration'],
    [
      'has both stamps and a duration',
      ['intervals: { response: { from: received_at, to: arrived_at, duration: travel } }'],
      'needs from and to (two stamps), or duration',
    ],
    [
      'names a duration that is not mapped',
      ['intervals: { way: { duration: travel } }'],
      '"travel" is not a mapped duration',
    ],
    ['asks for the first unit without an id', ['answering: first'], 'answering: first needs a column "id"'],
  ])('is refused where an interval %s', (_title, more, words) => {
    expect(wrong(source(more))).toContain(words);
  });
  it('is refused where durations would have to say which unit came first', () => {
    const lines = source(
      ['answering: first', 'intervals: { way: { duration: travel } }'],
      [received, travel, 'id: CALL'],
    );
    expect(wrong(lines)).toContain('durations do not say which unit came first (way)');
    expect(
      right(source(['intervals: { way: { duration: travel } }'], [received, travel])).responses?.intervals,
    ).toEqual([{ name: 'way', stamps: null, duration: 'travel' }]);
  });
  it('is refused where a duration has no unit', () => {
    expect(wrong(source([], [received, 'travel: TRAVEL']))).toContain('"travel" needs unit');
  });
  it('keeps how precise a stamp is, where it may be a day without its time', () => {
    const joined = 'received_at: { join: [{ from: DAY, formats: ["%Y-%m-%d"] }, { from: TIME, formats: [HHMM] }] }';
    const names = (lines: readonly string[]): readonly string[] => right(lines).columns.map(({ name }) => name);
    expect(names(source([], [joined]))).toContain('received_at_precision');
    expect(names(source([], ['received_at: { from: A, formats: ["%Y-%m-%d %H:%M", "%Y-%m-%d"] }']))).toContain(
      'received_at_precision',
    );
    expect(names(source())).not.toContain('received_at_precision');
  });
});

describe('intervals with a name of their own', () => {
  const dispatched = 'dispatched_at: { from: SENT, formats: ["%Y-%m-%d %H:%M"] }';
  const intervalsOf = (declared: string, columns = [received, dispatched]): unknown =>
    right(source([declared], columns)).responses?.intervals;

  it('are a list, or stand behind a name of one’s own', () => {
    const stamps = { from: 'received_at', to: 'dispatched_at' };
    expect(intervalsOf('intervals: [call_processing]')).toEqual([{ name: 'call_processing', stamps, duration: null }]);
    expect(intervalsOf('intervals: { wait: call_processing, drive: { from: dispatched_at, to: arrived_at } }')).toEqual(
      [
        { name: 'wait', stamps, duration: null },
        { name: 'drive', stamps: { from: 'dispatched_at', to: 'arrived_at' }, duration: null },
      ],
    );
  });
  it('are the duration of that name, where the source has no two stamps for it', () => {
    const travel = 'travel: { from: TRAVEL, unit: minutes }';
    const processing = 'call_processing: { from: WAIT, unit: minutes }';
    expect(intervalsOf('intervals: [travel]', [received, travel])).toEqual([
      { name: 'travel', stamps: null, duration: 'travel' },
    ]);
    expect(intervalsOf('intervals: [call_processing]', [received, dispatched, processing])).toEqual([
      { name: 'call_processing', stamps: { from: 'received_at', to: 'dispatched_at' }, duration: null },
    ]);
  });
  it.each([
    ['intervals: [turnuot]', 'did you mean "turnout"?'],
    ['intervals: { way: turnuot }', 'did you mean "turnout"?'],
    ['intervals: { way: { form: received_at, to: arrived_at } }', '"form" is not a key of'],
    ['intervals: []', 'a list of at least 1'],
  ])('%s is told', (declared, words) => {
    expect(wrong(source([declared]))).toContain(words);
  });
  it('chain from the call until the unit is free again', () => {
    const { call_processing, turnout, travel, total_response, on_scene } = standardIntervals;
    expect([call_processing.to, turnout.to, travel.to]).toEqual([turnout.from, travel.from, total_response.to]);
    expect([call_processing.from, on_scene.from]).toEqual([total_response.from, total_response.to]);
  });
});

describe('calls that waited for a bound unit', () => {
  const exclude = 'rules: { stacked: exclude }';
  it('can be left out only where it is known when units were bound', () => {
    expect(wrong(source([exclude]))).toContain(
      'unit, cleared_at, dispatched_at or enroute_at or arrived_at are not mapped',
    );
    const cleared = 'cleared_at: { from: CLEAR, formats: ["%Y-%m-%d %H:%M"] }';
    const arrived = 'arrived_at: { from: SCENE, formats: ["%Y-%m-%d %H:%M"] }';
    expect(right(source([exclude], [received, cleared, arrived, 'unit: UNIT'])).responses?.stacked).toBe('exclude');
  });
});

describe('a source of aggregates', () => {
  const figures = (more: readonly string[]): readonly string[] => [
    'kind: aggregates',
    'repeats: keep',
    'files: weekly.csv',
    'columns:',
    '  period: { from: WEEK, formats: ["%Y-%m-%d"] }',
    '  measure: MEASURE',
    '  value: VALUE',
    ...more,
  ];
  it('may have figures below zero unless a rule says otherwise', () => {
    expect(right(figures([])).figures).toEqual({ negative: 'keep' });
    expect(right(figures(['rules: { negative: fail }'])).figures).toEqual({ negative: 'fail' });
  });
  it('has no rules about calls, and no intervals', () => {
    expect(wrong(figures(['rules: { zero: keep }']))).toContain('"zero" is a rule for responses');
    expect(wrong(figures(['intervals: { a: { from: period, to: period } }']))).toContain(
      '"intervals" belongs to responses',
    );
  });
  it('takes no intervals or rules from incidents either', () => {
    expect(wordsOf(resolveText(sound.replace('reporting-lag: 45d', 'rules: { zero: keep }')).problems)).toContain(
      '"rules" belongs to responses',
    );
  });
});
