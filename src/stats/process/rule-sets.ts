/** One test of a process chart. A point is judged against the centre and the limits of its own segment. */
export type Rule =
  /** A point outside the limits. */
  | { readonly kind: 'outside'; readonly name: string }
  /** So many of so many neighbours beyond so many standard deviations, on one side. */
  | {
      readonly kind: 'zone';
      readonly name: string;
      readonly sigmas: number;
      readonly needed: number;
      readonly of: number;
      /** `near`: all neighbours on that side, and a point outside the limits does not count; `anywhere`: neither. */
      readonly others: 'near' | 'anywhere';
      /** Which points are marked: all that lie beyond, or only the one that completes the pattern. */
      readonly marks: 'all' | 'last';
    }
  /** So many neighbours on one side of the centre. */
  | {
      readonly kind: 'side';
      readonly name: string;
      /** How many; `anhoej` grows with the points: more than round(log₂ n) + 3. */
      readonly points: number | 'anhoej';
      readonly onCentre: 'breaks' | 'skipped';
      readonly marks: 'all' | 'last';
    }
  /** So many neighbours that rise, or fall, from one to the next. */
  | { readonly kind: 'trend'; readonly name: string; readonly points: number; readonly ties: 'break' | 'skipped' }
  /** The line crosses the centre less often than 95 % of random series would. Marks no point. */
  | { readonly kind: 'crossings'; readonly name: string }
  /** Fewer or more runs about the centre than chance explains, at a two-sided alpha. Marks no point. */
  | { readonly kind: 'runs'; readonly name: string; readonly alpha: number };

/** Tests that are used together, in their order of precedence, and where they are published. */
export type RuleSet = {
  readonly name: RuleSetName;
  readonly version: string;
  readonly source: string;
  readonly rules: readonly Rule[];
};

export type RuleSetName = 'mdc-7' | 'anhoej' | 'western-electric' | 'ihi-6';

const outside: Rule = { kind: 'outside', name: 'outside-limits' };

/**
 * The named rule sets, as data. A set is never edited once published: a change of its rules is a new version.
 *
 * - `mdc-7`: NHS England, Making Data Count, as NHSRplotthedots 0.2.2 computes it.
 * - `anhoej`: longest run and fewest crossings, with limits that grow with the series; and the limits themselves.
 * - `western-electric`: the four zone tests of the handbook; the point that completes a pattern is marked.
 * - `ihi-6`: the run chart of health-care improvement: six on one side, five in a row up or down, and the number of
 *   runs by its exact distribution in place of the printed 5 % table. Its fourth rule, the "astronomical" point, is a
 *   judgement by eye and is left out.
 *
 * @see Anhøj & Olesen 2014, PLoS ONE 9:e113825; Western Electric 1956, Statistical Quality Control Handbook, pp. 23–28;
 *      Perla, Provost & Murray 2011, BMJ Qual Saf 20:46; Swed & Eisenhart 1943, Ann Math Stat 14:66
 */
export const ruleSets: Readonly<Record<RuleSetName, RuleSet>> = {
  'mdc-7': {
    name: 'mdc-7',
    version: '0.2.2',
    source: 'NHS England, Making Data Count; R NHSRplotthedots 0.2.2',
    rules: [
      outside,
      { kind: 'trend', name: 'seven-rising-or-falling', points: 7, ties: 'break' },
      { kind: 'zone', name: 'two-of-three-near-limit', sigmas: 2, needed: 2, of: 3, others: 'near', marks: 'all' },
      { kind: 'side', name: 'seven-on-one-side', points: 7, onCentre: 'breaks', marks: 'all' },
    ],
  },
  anhoej: {
    name: 'anhoej',
    version: '2014',
    source: 'Anhøj & Olesen 2014; R qicharts2',
    rules: [
      outside,
      { kind: 'side', name: 'unusually-long-run', points: 'anhoej', onCentre: 'skipped', marks: 'all' },
      { kind: 'crossings', name: 'unusually-few-crossings' },
    ],
  },
  'western-electric': {
    name: 'western-electric',
    version: '1956',
    source: 'Western Electric 1956; NIST/SEMATECH e-Handbook 6.3.2',
    rules: [
      outside,
      { kind: 'zone', name: 'two-of-three-beyond-two', sigmas: 2, needed: 2, of: 3, others: 'anywhere', marks: 'last' },
      { kind: 'zone', name: 'four-of-five-beyond-one', sigmas: 1, needed: 4, of: 5, others: 'anywhere', marks: 'last' },
      { kind: 'side', name: 'eight-on-one-side', points: 8, onCentre: 'breaks', marks: 'last' },
    ],
  },
  'ihi-6': {
    name: 'ihi-6',
    version: '2011',
    source: 'Perla, Provost & Murray 2011; Swed & Eisenhart 1943',
    rules: [
      { kind: 'side', name: 'six-on-one-side', points: 6, onCentre: 'skipped', marks: 'all' },
      { kind: 'trend', name: 'five-rising-or-falling', points: 5, ties: 'skipped' },
      { kind: 'runs', name: 'too-few-or-many-runs', alpha: 0.05 },
    ],
  },
};
