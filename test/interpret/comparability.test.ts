import { describe, expect, it } from 'vitest';
import type { Arrival, Recording, SourceRecordings } from '../../src/crosstab/index.ts';
import { estimate } from '../../src/estimate/index.ts';
import { gate, gateBelow } from '../../src/interpret/comparability/index.ts';
import { interpret } from '../../src/interpret/index.ts';
import {
  type Comparability,
  type ComparabilityTest,
  monthsIn,
  type Pipeline,
  type Source,
} from '../../src/spec/index.ts';
import { wordSentence } from '../../src/words/index.ts';
import { area, metric, nothingElse, panel, pipeline } from '../estimate/town.ts';

const areas = [area('A1', 'program'), area('A2', 'program'), area('B1', 'comparison'), area('B2', 'comparison')];
const before = [{ from: '2021-01-01', to: '2021-12-31' }];
const now = { from: '2023-01-01', to: '2023-12-31' };
const months = ['2021-01', '2021-06', '2021-12', '2023-02', '2023-07', '2023-11'];
const isNow = (month: string): boolean => month > '2022';

interface Wanted {
  readonly place: string | null;
  readonly month: string;
}
type Part = Partial<Omit<Recording, 'month'>>;

/** Forty records a month and place, as one agency sends them, changed where a test says so. */
function recordings(
  change: (wanted: Wanted) => Part = () => ({}),
  arrivals: readonly Arrival[] | null = null,
): SourceRecordings {
  const places = ['A1', 'A2', 'B1', 'B2', null];
  const rows = months.flatMap((month) =>
    places.map(
      (place): Recording => ({
        agency: 'Police',
        month,
        area: place,
        located: place !== null,
        rows: place === null ? 4 : 40,
        mapped: place === null ? 4 : 40,
        domestic: null,
        ...change({ place, month }),
      }),
    ),
  );
  return { source: 'crime', hasAreas: true, recordings: rows, arrivals };
}

const judge = (made: SourceRecordings, changes: Partial<Pipeline> = {}): Comparability =>
  gate({ pipeline: pipeline(changes), areas, recordings: made, source: 'crime', before, now });
const broken = ({ tests }: Comparability): readonly string[] =>
  tests.filter(({ breaks }) => breaks).map(({ rule, arm, absorbed }) => `${rule} ${arm}${absorbed ? ' absorbed' : ''}`);
const find = ({ tests }: Comparability, rule: ComparabilityTest['rule'], arm: ComparabilityTest['arm']) =>
  tests.find((test) => test.rule === rule && test.arm === arm);

describe('the comparability gate', () => {
  it('lets alike windows through, and shows what it measured', () => {
    const made = judge(recordings());
    expect(made.blocked).toBe(false);
    expect(find(made, 'located-share', 'everywhere')).toMatchObject({
      before: 160 / 164,
      now: 160 / 164,
      moved: 0,
      limit: 0.03,
      n: 984,
      breaks: false,
    });
    expect(find(made, 'agencies', 'everywhere')).toMatchObject({ before: 1, now: 1, moved: 0, breaks: false });
  });

  it('sees no boundary where the coalition began to work in a further area', () => {
    const begun = recordings(({ place, month }) => (place === 'A2' && !isNow(month) ? { rows: 0 } : {}));
    const made: SourceRecordings = { ...begun, recordings: begun.recordings.filter(({ rows }) => rows > 0) };
    const source = (kind: string): Partial<Pipeline> => ({
      sources: [{ id: 'crime', kind }] as unknown as readonly Source[],
    });
    expect(broken(judge(made, source('incidents')))).toContain('boundaries program');
    expect(broken(judge(made, source('activities')))).toEqual([]);
  });

  describe('months of which nothing came', () => {
    const every = (year: number): readonly string[] =>
      Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, '0')}`);
    /** Forty records in each month of both years, but for some. */
    const sent = (isSilent: (month: string, place: string | null) => boolean, rows = 40): SourceRecordings => {
      const [one] = recordings().recordings;
      if (!one) throw new Error('there must be a record');
      const all = [...every(2021), ...every(2023)].flatMap((month) =>
        ['A1', 'A2', 'B1', 'B2'].map((place) => ({ ...one, month, area: place, rows, mapped: rows })),
      );
      const agency = (place: string): string => (place.startsWith('A') ? 'Police' : 'Sheriff');
      return {
        ...recordings(),
        recordings: all
          .filter(({ month, area: place }) => !isSilent(month, place))
          .map((row) => ({ ...row, agency: agency(row.area ?? '') })),
      };
    };
    const alone = (made: SourceRecordings): SourceRecordings => ({
      ...made,
      recordings: made.recordings.map((row) => ({ ...row, agency: 'Police' })),
    });

    it('block a change, and are absorbed where one agency sends everything', () => {
      const made = judge(alone(sent((month) => month === '2021-04' || month === '2021-05')));
      expect(made.blocked).toBe(true);
      expect(broken(made)).toEqual(['silent-months everywhere absorbed']);
      expect(find(made, 'silent-months', 'everywhere')).toMatchObject({ moved: 2, n: 24, names: ['Police'] });
      expect(judge(alone(sent(() => false))).blocked).toBe(false);
    });

    it('of one arm are not absorbed', () => {
      const made = judge(sent((month, place) => month === '2023-02' && place?.startsWith('B') === true));
      expect(broken(made)).toEqual(['silent-months comparison']);
    });

    it('of one arm alone count where one agency sends a file for each', () => {
      const made = judge(alone(sent((month, place) => month === '2021-08' && place?.startsWith('A') === true)));
      expect(broken(made)).toEqual(['silent-months program']);
      expect(find(made, 'silent-months', 'program')).toMatchObject({ moved: 1, n: 24, names: [] });
    });

    it('of one area count where its agency sends for others, and chance cannot explain them', () => {
      const gone = alone(sent((month, place) => place === 'A2' && month === '2023-05'));
      expect(broken(judge(gone))).toEqual(['silent-months program']);
      expect(find(judge(gone), 'silent-months', 'program')).toMatchObject({ moved: 1, n: 24, names: ['A2'] });
      // of twelve a month, none in one is chance in so many areas and months; none in two in a row is not
      const few = (isSilent: (month: string) => boolean): SourceRecordings =>
        alone(sent((month, place) => place === 'A2' && isSilent(month), 12));
      expect(judge(few((month) => month === '2023-05')).blocked).toBe(false);
      expect(broken(judge(few((month) => month === '2023-05' || month === '2023-06')))).toEqual([
        'silent-months program',
      ]);
    });

    it('of one area say nothing where it had few, and of one that fell to few', () => {
      const made = (rowsIn: (month: string) => number): Comparability => {
        const all = alone(sent(() => false));
        return judge({
          ...all,
          recordings: all.recordings.flatMap((row) =>
            row.area !== 'A2'
              ? [row]
              : rowsIn(row.month) === 0
                ? []
                : [{ ...row, rows: rowsIn(row.month), mapped: rowsIn(row.month) }],
          ),
        });
      };
      const quiet = (month: string): boolean => month >= '2023-05' && month <= '2023-07';
      expect(made((month) => (quiet(month) ? 0 : 2)).blocked).toBe(false);
      // what a programme that works looks like: forty a month, then two, then months of none
      expect(broken(made((month) => (quiet(month) ? 0 : month > '2022' ? 2 : 40)))).not.toContain(
        'silent-months program',
      );
      expect(broken(made((month) => (quiet(month) ? 0 : 7)))).toEqual(['silent-months program']);
    });

    it('of an area that its agency or arm shares are told once', () => {
      const made = judge(sent((month, place) => month === '2023-02' && place?.startsWith('B') === true));
      expect(find(made, 'silent-months', 'comparison')).toMatchObject({ moved: 1, names: ['Sheriff'] });
    });

    it('and agencies that left count below the line too, with the name of the source', () => {
      const below = (made: SourceRecordings) =>
        gateBelow({
          pipeline: pipeline(),
          areas,
          recordings: { ...made, source: 'calls' },
          source: 'calls',
          before: [...before],
          now,
        });
      expect(below(alone(sent(() => false)))).toEqual([]);
      expect(below(alone(sent((month) => month === '2021-04')))).toMatchObject([
        { rule: 'silent-months', arm: 'everywhere', source: 'calls', breaks: true, moved: 1 },
      ]);
      expect(below(sent((month, place) => month > '2022' && place?.startsWith('B') === true))).toMatchObject([
        { rule: 'agencies', arm: 'comparison', source: 'calls', names: ['Sheriff'] },
      ]);
    });

    it('say nothing where few records come, or many months here and there have none', () => {
      expect(judge(alone(sent((month) => month === '2021-04', 2))).blocked).toBe(false);
      const isOdd = (month: string): boolean => Number(month.slice(0, 4) + month.slice(5)) % 2 === 1;
      const inTurn = (month: string): boolean => (month > '2022' ? isOdd(month) : !isOdd(month));
      expect(judge(alone(sent(inTurn))).blocked).toBe(false);
    });

    it('of few records count where so many in a row are no chance: after the last file, one stray date', () => {
      const until = (last: string, rows: number): Comparability =>
        judge(alone(sent((month) => month > last && month !== '2023-12', rows)));
      expect(broken(until('2023-06', 2))).toEqual(['silent-months everywhere absorbed']);
      expect(find(until('2023-06', 2), 'silent-months', 'everywhere')).toMatchObject({ moved: 5, n: 24 });
      // of five areas with one each, none in two months is e^-10 at most, of 24 months
      expect(until('2023-09', 1).blocked).toBe(false);
      // the longest row may be longer than what came
      expect(until('2021-04', 2).blocked).toBe(true);
    });

    it('count where nothing at all came in a window', () => {
      for (const rows of [2, 40]) {
        expect(broken(judge(alone(sent((month) => month > '2022', rows))))).toEqual([
          'silent-months everywhere absorbed',
        ]);
        expect(judge(alone(sent((month) => month < '2022', rows))).blocked).toBe(true);
      }
      expect(judge(alone(sent(() => true))).blocked).toBe(false);
    });

    it('say nothing where the same month of every year has none', () => {
      expect(judge(alone(sent((month) => month.endsWith('-07') || month.endsWith('-08')))).blocked).toBe(false);
    });

    it('are taken for what happened where a waiver accepts them', () => {
      const made = alone(sent((month) => month === '2021-04'));
      const waiver = { check: 'crime/silent-months', owner: 'lead', reason: 'nobody worked', until: '2024-12-31' };
      expect(judge(made, { waivers: [waiver] }).blocked).toBe(false);
      expect(judge(made, { waivers: [{ ...waiver, until: '2022-12-31' }] }).blocked).toBe(true);
    });
  });

  it('blocks where one arm alone lost its codes, and does not absorb that', () => {
    const made = judge(
      recordings(({ place, month }) => (place?.startsWith('A') && isNow(month) ? { mapped: 30 } : {})),
    );
    expect(made.blocked).toBe(true);
    expect(broken(made)).toEqual(['mapped-share program', 'mapped-share everywhere']);
    expect(find(made, 'mapped-share', 'program')).toMatchObject({
      before: 1,
      now: 0.75,
      moved: -0.25,
      reason: 'mapped-share-moved',
    });
  });

  it('absorbs a break that both arms share', () => {
    const made = judge(recordings(({ place, month }) => (place !== null && isNow(month) ? { mapped: 30 } : {})));
    expect(broken(made)).toContain('mapped-share program absorbed');
    expect(broken(made)).toContain('mapped-share comparison absorbed');
  });

  it('holds a share at its limit, and breaks just beyond it', () => {
    const moved = (lost: number): Comparability =>
      judge(
        recordings(({ place, month }) =>
          place === null ? { rows: 0, mapped: 0 } : { rows: 1000, mapped: isNow(month) ? 1000 - lost : 1000 },
        ),
      );
    expect(broken(moved(20))).toEqual([]);
    expect(broken(moved(21)).length).toBeGreaterThan(0);
  });

  it('says nothing of shares of fewer than thirty records', () => {
    const made = judge(recordings(({ month }) => ({ rows: 1, mapped: isNow(month) ? 0 : 1 })));
    expect(find(made, 'mapped-share', 'program')).toBeUndefined();
  });

  it('names an agency that went silent, and the arm whose it was', () => {
    const made = judge(
      recordings(({ place, month }) => {
        if (place === null) return {};
        const agency = place.startsWith('B') ? 'Sheriff' : 'Police';
        return agency === 'Sheriff' && isNow(month) ? { agency, rows: 0, mapped: 0 } : { agency };
      }),
    );
    expect(broken(made)).toContain('agencies comparison');
    expect(find(made, 'agencies', 'comparison')?.names).toEqual(['Sheriff']);
    // not told a second time as a change of boundaries
    expect(broken(made).some((test) => test.startsWith('boundaries'))).toBe(false);
  });

  it('tells areas that vanished, by name', () => {
    const made = judge(
      recordings(({ place, month }) => (place === 'A2' && isNow(month) ? { rows: 0, mapped: 0 } : {})),
    );
    expect(find(made, 'boundaries', 'program')).toMatchObject({ breaks: true, names: ['A2'], n: 2 });
    expect(find(made, 'boundaries', 'comparison')).toMatchObject({ breaks: false, names: [] });
  });

  it('compares how fast records arrive', () => {
    const arrivals = months.map((month) => ({ agency: 'Police', month, prompt: isNow(month) ? 80 : 95, arrived: 100 }));
    expect(broken(judge(recordings(undefined, arrivals)))).toEqual(['reporting-lag everywhere absorbed']);
    expect(
      broken(
        judge(
          recordings(
            undefined,
            arrivals.map((one) => ({ ...one, prompt: 95 })),
          ),
        ),
      ),
    ).toEqual([]);
  });

  it('watches the share flagged as domestic, where there is such a flag', () => {
    const made = judge(
      recordings(({ place, month }) => ({ domestic: place?.startsWith('A') && isNow(month) ? 20 : 8 })),
    );
    expect(broken(made)).toContain('domestic-share program');
  });

  it.each([
    ['2022-06-01', true],
    ['2020-06-01', false],
    ['2024-01-01', false],
  ])('a measurement change of %s that breaks the series: %s', (date, blocked) => {
    const events = [{ date, kind: 'measurement', label: 'New codes', breaks: true } as const];
    expect(judge(recordings(), { events }).blocked).toBe(blocked);
    expect(judge(recordings(), { events: [{ ...events[0], breaks: false } as never] }).blocked).toBe(false);
  });

  it('takes the limits that are declared', () => {
    const comparability = { ...pipeline().comparability, mapped: 0.3 };
    const made = judge(
      recordings(({ month }) => (isNow(month) ? { mapped: 30 } : {})),
      { comparability },
    );
    expect(broken(made)).toEqual([]);
  });
});

describe('an effect', () => {
  const launched = [{ start: '2022-01-01', end: null }];
  const town = [
    ...['A1', 'A2', 'A3'].map((name) => area(name, 'program', launched)),
    ...['B1', 'B2', 'B3', 'B4'].map((name) => area(name, 'comparison')),
  ];
  const every = monthsIn({ from: '2019-01-01', to: '2023-12-31' });
  /** Four recorded events of each month and area before the launch, and three since in the programme areas. */
  function effectOf(isSent: (month: string, place: string) => boolean, changes: Partial<Pipeline> = {}) {
    const rows = every.flatMap((month) =>
      town
        .filter(({ area: place }) => isSent(month, place))
        .map(
          ({ area: place }): Recording => ({
            agency: null,
            month,
            area: place,
            located: true,
            rows: 20,
            mapped: 20,
            domestic: null,
          }),
        ),
    );
    const made = panel({
      areas: town,
      cover: { from: '2019-01-01', to: '2023-12-31' },
      events: (place, month) =>
        isSent(month, place) ? (place.startsWith('A') && month >= '2022' ? 13 : 20) + (Number(month.slice(5)) % 3) : 0,
    });
    const baseline = { kind: 'fixed', from: '2021-01-01', to: '2021-12-31', reason: 'the year before' } as const;
    const declared = pipeline({ metrics: [metric({ baseline })], ...changes });
    const evidence = {
      checks: [],
      areas: town,
      recordings: [{ source: 'crime', hasAreas: true, recordings: rows, arrivals: null }],
    };
    const found = interpret(declared, estimate(declared, made, '2023-12-31'), evidence).find(
      ({ area: code }) => code === '*',
    );
    return { effect: found?.effect, caveats: (found?.caveats ?? []).map((one) => wordSentence(one).text) };
  }
  const withheld = { status: 'withheld', reason: 'months-missing' };

  it('is given where everything came', () => {
    expect(effectOf(() => true).effect?.status).toBe('estimated');
  });

  it('is withheld where the comparison areas alone are silent in a window, and says what to do', () => {
    const { effect, caveats } = effectOf((month, place) => !(month === '2023-05' && place.startsWith('B')));
    expect(effect).toEqual(withheld);
    expect(caveats).toContain(
      "The programme's part is not given: of one month nothing came from comparison areas. Send what is missing; if nothing happened then, say so in a waiver of crime/silent-months.",
    );
  });

  it('is withheld where months lie in neither window, but in the time of the design', () => {
    expect(effectOf((month, place) => !(month === '2019-09' && place.startsWith('A'))).effect).toEqual(withheld);
    expect(effectOf((month, place) => !(month === '2022-03' && place.startsWith('B'))).effect).toEqual(withheld);
  });

  it('is given where all areas are silent alike, and where a waiver accepts the months', () => {
    expect(effectOf((month) => month !== '2019-09').effect?.status).toBe('estimated');
    const waiver = { check: 'crime/silent-months', owner: 'lead', reason: 'nobody worked', until: '2024-12-31' };
    const one = effectOf((month, place) => !(month === '2019-09' && place.startsWith('A')), { waivers: [waiver] });
    expect(one.effect?.status).toBe('estimated');
    expect(one.caveats.join()).not.toContain('is not given');
  });
});

describe('reports against calls', () => {
  const launched = [{ start: '2022-01-01', end: null }];
  const town = [area('A1', 'program', launched), area('B1', 'comparison')];
  const pair = { recorded: 'reports', called: 'calls', limit: 0.1 };
  const found = (reportsNow: number) => {
    const metrics = ['reports', 'calls'].map((id) => metric({ id, title: id, better: 'neutral' }));
    const declared = pipeline({ metrics, comparability: { ...pipeline().comparability, recordedCalled: pair } });
    const made = panel({
      areas: town,
      metrics: ['reports', 'calls'],
      events: (place, month, id) => (id === 'calls' ? 40 : place === 'A1' && month >= '2022' ? reportsNow : 20),
    });
    return interpret(declared, estimate(declared, made, '2023-12-31'), nothingElse);
  };
  const of = (findings: ReturnType<typeof found>, id: string) =>
    findings.find((finding) => finding.metric === id && finding.area === '*');

  it('cannot be compared where the ratio moved in the programme areas alone', () => {
    const reports = of(found(12), 'reports');
    expect(reports?.movement).toBe('not-comparable');
    expect(reports?.comparability.tests.find(({ rule }) => rule === 'recorded-called-ratio')).toMatchObject({
      arm: 'program',
      before: 0.5,
      now: 0.3,
      absorbed: false,
    });
    expect(reports?.sentence.key).toBe('not-comparable');
    expect(of(found(12), 'calls')?.movement).not.toBe('not-comparable');
  });

  it('can be where it held', () => {
    expect(of(found(21), 'reports')?.comparability.blocked).toBe(false);
  });
});
