/**
 * What lies beside the effects: records that a later file corrects, or that are still to come, what else went on, sites
 * that were closed or had just begun, money that did not come.
 */
export const beside: Readonly<Record<string, Beside>> = {
  'safe-streets': {
    corrected: ['money', 'money-corrected.csv'],
    late: ['shooting-victims', '2025-Q4'],
    other: 'Focused deterrence',
    closed: 'Cinder Row',
  },
  'crisis-management': {
    corrected: ['complaints', 'complaints-revised.csv'],
    late: ['shooting-victims', 'FY2026-Q2'],
    phased: 'shooting-victims',
    other: 'Precision policing teams',
    closed: 'a site was closed',
    unpaid: 'FY2025-Q3',
  },
  'response-teams': { late: ['domestic-reports', '2025-Q4'], other: 'County fatality review team', unpaid: '2024-Q3' },
};
export interface Beside {
  /** A source, and the file that has some of its records once more. */
  readonly corrected?: readonly [source: string, file: string];
  /** A metric, and the period whose records are not all there yet. */
  readonly late: readonly [metric: string, period: string];
  /** A metric of which the first periods of each site are no part of the effect. */
  readonly phased?: string;
  readonly other: string;
  readonly closed?: string;
  /** The quarter in which least of what was promised came. */
  readonly unpaid?: string;
}
