import type { Check, LedgerLine, SourceCoverage } from '../../src/spec/findings.ts';
import type { MethodsNote, RejectSummary } from '../../src/spec/publication.ts';
import type { ReportDeclaration } from '../../src/spec/report.ts';

const file = {
  agency: 'Police Department',
  encoding: 'utf-8',
  delimiter: ',',
  lineEnding: 'LF',
  lane: 'bulk',
  container: 'plain',
  sheet: null,
  nearDuplicates: 0,
  refusedValues: 0,
} as const;

export const ledger: readonly LedgerLine[] = [
  {
    ...file,
    source: 'crime',
    file: 'data/crime-2022.csv',
    sha256: 'a3'.repeat(32),
    bytes: 18_402_113,
    lines: 120_437,
    headerLines: 1,
    blankLines: 5,
    recordLines: 120_431,
    read: 120_431,
    loaded: 118_902,
    rejected: 903,
    duplicate: 626,
    superseded: 0,
    filtered: 0,
    facts: 118_902,
  },
  {
    ...file,
    source: 'activities',
    file: 'data/mediations.csv',
    agency: null,
    encoding: 'windows-1252',
    lineEnding: 'CRLF',
    lane: 'exact',
    container: 'plain',
    sheet: null,
    nearDuplicates: 0,
    refusedValues: 0,
    sha256: 'b4'.repeat(32),
    bytes: 88_211,
    lines: 1_242,
    headerLines: 1,
    blankLines: 0,
    recordLines: 1_241,
    read: 1_240,
    loaded: 1_200,
    rejected: 20,
    duplicate: 8,
    superseded: 7,
    filtered: 5,
    facts: 1_200,
  },
];

export const checks: readonly Check[] = [
  {
    id: 'crime/located-share',
    source: 'crime',
    rule: 'located-share',
    observed: 0.968,
    limit: 0.95,
    bound: 'least',
    n: 118_902,
    unit: 'share',
    severity: 'fail',
    passed: true,
    waiver: null,
    detail: 'Share of records that fall in a known area.',
    items: [],
  },
  {
    id: 'crime/unknown-area',
    source: 'crime',
    rule: 'unknown-area',
    observed: 3,
    limit: 0,
    bound: 'most',
    n: 279,
    unit: 'areas',
    severity: 'warn',
    passed: false,
    waiver: null,
    detail: 'Names in the data that are not in the list of areas.',
    items: [
      { value: 'CHERRY HILL ', n: 12, hint: 'did you mean Cherry Hill?' },
      { value: 'Sandtown', n: 8, hint: 'did you mean Sandtown-Winchester?' },
      { value: '(blank)', n: 3, hint: '' },
    ],
  },
  {
    id: 'calls/null-share/cleared_at',
    source: 'calls',
    rule: 'null-share',
    observed: 0.018,
    limit: 0.01,
    bound: 'most',
    n: 11_778,
    unit: 'share',
    severity: 'warn',
    passed: false,
    waiver: null,
    detail: 'Cleared before arrived.',
    items: [],
  },
  {
    id: 'crime/rows',
    source: 'crime',
    rule: 'rows',
    observed: 120_431,
    limit: null,
    bound: 'most',
    n: 120_431,
    unit: 'rows',
    severity: 'info',
    passed: true,
    waiver: null,
    detail: 'For the record.',
    items: [],
  },
  {
    id: 'crime/volume-drift/by-agency',
    source: 'crime',
    rule: 'volume-drift',
    observed: 0.213,
    limit: 0.1,
    bound: 'most',
    n: 1204,
    unit: 'change',
    severity: 'fail',
    passed: false,
    waiver: { owner: 'data lead', reason: 'the sheriff moved to another system', until: '2027-03-31' },
    detail: 'Sheriff: 1204 records in the 12 months that both hold, 1530 in the data before',
    items: [{ value: 'Sheriff', n: 1204, hint: '1530 in the data before' }],
  },
  {
    id: 'crime/reporting-lag',
    source: 'crime',
    rule: 'reporting-lag',
    observed: 38,
    limit: 45,
    bound: 'most',
    n: 98_002,
    unit: 'days',
    severity: 'warn',
    passed: true,
    waiver: null,
    detail: 'half of 98002 records were reported within 1 days and 95 of 100 within 38',
    items: [],
  },
];

const monthsOf = (silent: readonly string[]): SourceCoverage['agencies'][number]['months'] =>
  Array.from({ length: 26 }, (_, index) => {
    const month = `${2020 + Math.floor((index + 11) / 12)}-${String(((index + 11) % 12) + 1).padStart(2, '0')}`;
    if (month < '2021-01') return { month, state: 'outside-cover', n: 4 };
    if (silent.includes(month)) return { month, state: 'not-reported', n: 0 };
    return { month, state: 'reported', n: index === 9 ? null : 4000 + index * 37 };
  });

/** Two agencies: one that sent everything, one that missed some months. */
export const coverage: readonly SourceCoverage[] = [
  {
    source: 'crime',
    title: 'Crime reports',
    covers: { from: '2021-01-01', to: '2023-01-31' },
    declared: true,
    agencies: [
      { agency: 'Police Department', months: monthsOf([]) },
      { agency: 'County Sheriff', months: monthsOf(['2021-07', '2021-08', '2022-02', '2022-03']) },
    ],
  },
];

export const rejects: readonly RejectSummary[] = [
  {
    source: 'crime',
    file: 'data/crime-2022.csv',
    fate: 'rejected',
    rule: 'date cannot be read',
    column: 'occurred_at',
    n: 871,
    firstLines: [1204, 1377, 48212],
  },
  {
    source: 'crime',
    file: 'data/crime-2022.csv',
    fate: 'rejected',
    rule: 'too many columns',
    column: '',
    n: 32,
    firstLines: [99_001],
  },
];

export const methods: MethodsNote = {
  asOf: '2023-01-14',
  declarations: [
    { path: 'pipelines/safe-streets.yaml', sha256: 'c5'.repeat(32) },
    { path: 'metrics/outcomes/shootings.yaml', sha256: 'd6'.repeat(32) },
  ],
  versions: [
    { name: 'yardline', version: '0.1.0' },
    { name: 'duckdb', version: '1.5.6' },
  ],
  seed: 20_221_231,
  sources: [
    {
      id: 'crime',
      kind: 'incidents',
      title: 'Crime reports',
      origin: 'Police Department open data',
      licence: 'CC BY 4.0',
      covers: { from: '2015-01-01', to: '2022-12-31' },
      extracted: '2023-01-20',
      reportingLagDays: 45,
      repeats: 'drop',
      key: ['agency', 'id'],
      weekly: false,
    },
  ],
  calendar: { grain: 'quarter', timezone: 'America/New_York', fiscalYearStarts: 7 },
  privacy: { minimum: 5, publicRecord: 'homicides are public already', shownBefore: '' },
  populationsInterpolated: true,
  boundaries: [{ file: 'data/beats.geojson', version: '2020', sha256: 'd'.repeat(64) }],
  codeLists: [{ path: 'codes/offenses.csv', version: '2023' }],
  areas: { universe: 279, program: 3, comparison: 2, buffer: 1, excluded: 0 },
};

export const reports: readonly ReportDeclaration[] = [
  {
    id: 'board',
    title: 'Board report',
    audience: 'coalition board',
    language: 'en',
    sections: ['page-one', 'how-to-read', 'metrics', 'areas', 'data-quality', 'methods'],
    shares: 'percent',
    detail: 'plain',
  },
  {
    id: 'analyst',
    title: 'Analyst report',
    audience: 'analyst',
    language: 'en',
    sections: ['page-one', 'how-to-read', 'metrics', 'areas', 'data-quality', 'rejects', 'estimates', 'methods'],
    shares: 'percent',
    detail: 'full',
  },
];
