import { dayAfter } from '../../every-measure/small-coalition.ts';

/** One record, or of published figures one line for so many. */
export interface Line {
  readonly area: string;
  readonly day: string;
  readonly kind: number;
  readonly count: number;
}

/** So many records of each kind. */
export type Counts = readonly number[];

/** What an agency keeps of one kind of source, and what is made of it. */
export interface Agency {
  readonly kind: string;
  readonly columns: string;
  readonly header: string;
  readonly row: (line: Line) => readonly (string | number)[];
  /** One line tells of all records of an area, quarter and kind. */
  readonly isSummed?: true;
  /** How many an area has in a quarter. */
  readonly usual: Counts;
  /** How many more in some quarters than in others, everywhere: these scatter more than chance has it. */
  readonly swing?: Counts;
  /** How many it has where some of them are hidden: two ways, of which no report may tell which is where. */
  readonly few: readonly (readonly [Counts, Counts])[];
  readonly metrics: Readonly<Record<string, string>>;
}

const count = (where: string): string => `{ kind: count, count: { where: { ${where} } }, empty: zero }`;

const crimes: Agency = {
  kind: 'incidents',
  columns: `
      occurred_at: { from: when, formats: ["%Y-%m-%d"] }
      area: where
      offense: { from: code, codes: { theft: [T], shooting: [S] } }
      firearm: { from: gun, true: [Y], false: [N] }`,
  header: 'when,where,code,gun',
  row: ({ area, day, kind }) => [day, area, ['T', 'S', 'S'][kind] ?? '', kind === 1 ? 'Y' : 'N'],
  usual: [14, 9, 8],
  swing: [0, 15, 0],
  few: [
    [
      [2, 9, 8],
      [3, 9, 8],
    ],
    [
      [14, 2, 9],
      [14, 3, 8],
    ],
  ],
  metrics: {
    'theft-rate': '{ kind: rate, count: { where: { category: theft } }, empty: zero }',
    'gun-share':
      '{ kind: share, of: { where: { category: shooting } }, hits: { where: { firearm: true } }, empty: zero }',
    spread: '{ kind: concentration, over: area, where: { category: theft }, empty: zero }',
  },
};

const domestic: Agency = {
  kind: 'incidents',
  columns: `
      occurred_at: { from: when, formats: ["%Y-%m-%d"] }
      area: where
      offense: { from: code, codes: { assault: [A] } }
      domestic: { value: "Y", "true": ["Y"] }
      arrest: { from: arrest, "true": ["Y"], "false": ["N"] }`,
  header: 'when,where,code,arrest',
  row: ({ area, day, kind }) => [day, area, 'A', kind === 0 ? 'Y' : 'N'],
  usual: [14, 16],
  swing: [41, 0],
  few: [
    [
      [3, 3],
      [4, 3],
    ],
    [
      [3, 20],
      [4, 19],
    ],
  ],
  metrics: {
    reports: count('domestic: true'),
    arrests:
      '{ kind: share, of: { where: { domestic: true } }, hits: { where: { domestic: true, arrest: true } }, empty: zero }',
  },
};

const calls: Agency = {
  kind: 'responses',
  columns: `
      received_at: { from: received, formats: ["%Y-%m-%d %H:%M:%S"] }
      arrived_at: { from: arrived, formats: ["%Y-%m-%d %H:%M:%S"] }
      area: where
    intervals: { response: { from: received_at, to: arrived_at } }`,
  header: 'received,arrived,where',
  row: ({ area, day, kind }) => [`${day} 08:00:00`, [`${day} 08:04:10`, `${day} 08:15:00`, ''][kind] ?? '', area],
  usual: [10, 8, 7],
  swing: [0, 0, 15],
  few: [
    [
      [2, 0, 0],
      [1, 1, 0],
    ],
    [
      [10, 8, 3],
      [10, 9, 2],
    ],
  ],
  metrics: {
    calls: '{ kind: count, count: {}, empty: zero }',
    'response-p90': '{ kind: quantile, p: 0.9, interval: response, missing: bounds, empty: zero }',
    'no-arrival': '{ kind: share, of: {}, hits: { where: { arrived_at: { missing: true } } }, empty: zero }',
  },
};

const work: Agency = {
  kind: 'activities',
  columns: `
      date: { from: day, formats: ["%Y-%m-%d"] }
      kind: { from: what, values: [meeting, referral] }
      area: where
      participants: people
      outcome: outcome
      completed_on: { from: done, formats: ["%Y-%m-%d"] }`,
  header: 'day,what,where,people,outcome,done',
  row: ({ area, day, kind }) =>
    kind < 2
      ? [day, 'meeting', area, kind === 0 ? 10 : 25, '', day]
      : [day, 'referral', area, 1, kind === 2 ? 'taken up' : 'declined', dayAfter(day, kind === 2 ? 3 : 20)],
  usual: [8, 7, 9, 8],
  swing: [0, 0, 15, 0],
  few: [
    [
      [1, 0, 1, 1],
      [0, 1, 1, 1],
    ],
    [
      [8, 7, 3, 8],
      [8, 7, 2, 9],
    ],
  ],
  metrics: {
    activities: '{ kind: count, count: {}, empty: zero }',
    attendance: '{ kind: mean, of: participants, where: { kind: meeting }, empty: zero }',
    'taken-up':
      '{ kind: share, of: { where: { kind: referral } }, hits: { where: { outcome: taken up } }, empty: zero }',
    'days-to-contact': '{ kind: elapsed, from: date, to: completed_on, where: { kind: referral }, empty: zero }',
  },
};

const figures: Agency = {
  kind: 'aggregates',
  columns: `
      period: { from: month, formats: ["%Y-%m"] }
      area: where
      measure: measure
      value: { from: value, unit: seconds }
      weight: calls`,
  header: 'month,where,measure,value,calls',
  row: ({ area, day, kind, count: weight }) => [
    day.slice(0, 7),
    area,
    kind < 2 ? 'arrival' : 'pickup',
    [240, 900, 5, 12][kind] ?? 0,
    weight,
  ],
  isSummed: true,
  usual: [9, 8, 9, 8],
  few: [
    [
      [2, 1, 9, 8],
      [1, 2, 9, 8],
    ],
  ],
  metrics: {
    arrival: '{ kind: mean, of: value, where: { measure: arrival }, empty: zero }',
  },
};

const answers: Agency = {
  kind: 'surveys',
  columns: `
      completed_at: { from: day, formats: ["%Y-%m-%d"] }
      area: where
    frame: all addresses
    items: { safe: { wording: I feel safe here., from: safe, scale: { min: 1, max: 5 } } }`,
  header: 'day,where,safe',
  row: ({ area, day, kind }) => [day, area, [1, 2, 4, 5][kind] ?? 0],
  usual: [6, 7, 8, 6],
  few: [
    [
      [1, 1, 1, 0],
      [1, 0, 1, 1],
    ],
  ],
  metrics: {
    safety: '{ kind: survey-mean, item: safe }',
    'feel-safe': '{ kind: survey-share, item: safe, values: [4, 5] }',
  },
};

/** Each kind is a partner of its own. */
const gifts: Agency = {
  kind: 'resources',
  columns: `
      period: { from: day, formats: ["%Y-%m-%d"] }
      area: where
      partner: who
      committed: promised
      delivered: given`,
  header: 'day,where,who,promised,given',
  row: ({ area, day, kind }) => [day, area, `Partner ${kind}`, 100 + 50 * kind, 80 + 10 * kind],
  usual: [4, 3, 5, 3, 4, 2],
  few: [
    [
      [1, 0, 1, 0, 0, 0],
      [0, 1, 0, 1, 0, 0],
    ],
  ],
  metrics: {
    delivered:
      '{ kind: amount-ratio, numerator: { sum: delivered }, denominator: { sum: committed, noun: { one: dollar, many: dollars } }, unit: dollars, empty: zero }',
    shared: '{ kind: concentration, over: partner, sum: delivered, empty: zero }',
  },
};

export const agencies = { crimes, domestic, calls, work, figures, answers, gifts } as const;
export type AgencyName = keyof typeof agencies;
