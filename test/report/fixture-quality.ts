import type { Check, LedgerLine } from '../../src/spec/findings.ts';
import type { MethodsNote, RejectSummary } from '../../src/spec/publication.ts';
import type { ReportDeclaration } from '../../src/spec/report.ts';

const file = {
  agency: 'Police Department',
  encoding: 'utf-8',
  delimiter: ',',
  lineEnding: 'LF',
  lane: 'bulk',
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
    id: 'crime.located',
    source: 'crime',
    rule: 'Records with a known area',
    observed: 0.968,
    limit: 0.95,
    n: 118_902,
    unit: 'share',
    severity: 'fail',
    passed: true,
    detail: 'Share of records that fall in a known area.',
    items: [],
  },
  {
    id: 'crime.areas',
    source: 'crime',
    rule: 'Area names that join',
    observed: 3,
    limit: 0,
    n: 279,
    unit: 'areas',
    severity: 'warn',
    passed: false,
    detail: 'Names in the data that are not in the list of areas.',
    items: [
      { value: 'CHERRY HILL ', n: 12, hint: 'did you mean Cherry Hill?' },
      { value: 'Sandtown', n: 8, hint: 'did you mean Sandtown-Winchester?' },
      { value: '(blank)', n: 3, hint: '' },
    ],
  },
  {
    id: 'calls.times',
    source: 'calls',
    rule: 'Times in order',
    observed: 0.018,
    limit: 0.01,
    n: 11_778,
    unit: 'share',
    severity: 'warn',
    passed: false,
    detail: 'Cleared before arrived.',
    items: [],
  },
  {
    id: 'crime.rows',
    source: 'crime',
    rule: 'Rows read',
    observed: 120_431,
    limit: null,
    n: 120_431,
    unit: 'rows',
    severity: 'info',
    passed: true,
    detail: 'For the record.',
    items: [],
  },
];

export const rejects: readonly RejectSummary[] = [
  {
    source: 'crime',
    file: 'data/crime-2022.csv',
    rule: 'date cannot be read',
    column: 'occurred_at',
    n: 871,
    firstLines: [1204, 1377, 48212],
  },
  { source: 'crime', file: 'data/crime-2022.csv', rule: 'too many columns', column: '', n: 32, firstLines: [99_001] },
];

export const methods: MethodsNote = {
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
    },
  ],
  calendar: { grain: 'quarter', timezone: 'America/New_York', fiscalYearStarts: 7 },
  privacy: { minimum: 5, publicRecord: 'homicides are public already' },
  populationsInterpolated: true,
  areas: { universe: 279, program: 3, comparison: 2, buffer: 1, excluded: 0 },
};

export const reports: readonly ReportDeclaration[] = [
  {
    id: 'board',
    title: 'Board report',
    audience: 'coalition board',
    language: 'en',
    sections: ['page-one', 'how-to-read', 'metrics', 'areas', 'data-quality', 'methods'],
    detail: 'plain',
  },
  {
    id: 'analyst',
    title: 'Analyst report',
    audience: 'analyst',
    language: 'en',
    sections: ['page-one', 'how-to-read', 'metrics', 'areas', 'data-quality', 'rejects', 'estimates', 'methods'],
    detail: 'full',
  },
];
