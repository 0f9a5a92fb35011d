/** What frames a document: the top of a page, its foot, the list of reports, the summary of a job. */
export const documentWords = {
  skip: 'Skip to the report',
  contents: 'Contents',
  doNotDecide: (status: string): string => `${status}. Do not decide on this report.`,
  stamp: { period: 'Period', dataThrough: 'Data up to', checks: 'Data checks', run: 'Run' },
  checks: { failed: 'failed', warned: 'passed with warnings', passed: 'passed' },
  pageTitle: (title: string, report: string, period: string): string => `${title}: ${report}, ${period}`,
  printed: (title: string, period: string, run: string): string => `${title}, ${period}, run ${run}`,
  page: (n: string, of: string): string => `Page ${n} of ${of}`,
  foot: (run: string, version: string): string =>
    `Run ${run}, made with yardline ${version}. Every number here also stands in findings.json and findings.csv beside this file.`,
} as const;

export const statusWords = {
  ok: 'Data checks passed',
  warned: 'Data checks passed with warnings',
  'data-failed': 'Data checks failed',
  gated: 'A goal was missed or a guardrail got worse',
} as const;

/** The page that lists all reports. */
export const listWords = {
  all: 'All reports',
  pageTitle: (title: string): string => `${title}: all reports`,
  caption: 'Reports, the latest first',
  period: 'Period',
  sentence: 'In one sentence',
  reports: 'Reports',
  programs: 'For programs',
  dataThrough: 'Data up to',
  run: (id: string): string => `run ${id}`,
  corrected: (on: string): string => `Corrected on ${on}: its first page says how.`,
  foot: 'A report can be made again, and compared byte by byte, with yardline verify.',
} as const;

/** The summary of a job, in Markdown. */
export const jobWords = {
  changed: 'What changed since the last report',
  checks: 'Data checks',
  notes: 'Take note',
  columns: ['Metric', 'Where', 'Now', 'Movement', 'Promise', 'Data', 'Finding'],
  run: (id: string, through: string): string => `Run ${id}, data through ${through}.`,
  outcomes: { failed: 'failed', accepted: 'accepted', warned: 'warned', noted: 'noted', passed: 'passed' },
  more: (n: string): string => `and ${n} more`,
  rest: 'The rest is in findings.csv.',
} as const;
