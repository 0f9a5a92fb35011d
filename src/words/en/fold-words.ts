/** What a report for a board keeps closed, by what it holds. */
export const foldWords = {
  more: 'More on this number',
  areaNumbers: 'The numbers of this area',
  otherAreas: (n: string): string => `Areas that the programme is compared with: ${n}`,
  allThese: 'In all of these areas',
  /** A verdict that each of them has by itself: not the verdict of all together. */
  each: {
    program: 'In each programme area',
    buffer: 'In each neighbouring area',
    comparison: 'In each comparison area',
  },
  changes: (n: string): string => `All changes: ${n}`,
  asAll: '– only what is said above',
  files: (n: string): string => `Files: ${n}`,
  passed: (n: string): string => `Checks that passed, or only note something: ${n}`,
  withoutGap: (n: string): string => `Sources without a gap: ${n}`,
  gradedBest: (n: string): string => `Numbers with data grade A: ${n}`,
  rejects: (n: string): string => `Records, by reason: ${n}`,
  formulas: (n: string): string => `Methods, with their formulas: ${n}`,
  sources: (n: string): string => `Sources: ${n}`,
  settings: 'Show them',
  prints: 'The command, and marks of files and declarations',
  glossary: 'All other words',
  allFiles: 'All files together',
  /** On paper alone. */
  onPaper:
    'On paper, numbers of page one have their charts here, and all others their verdicts. The file itself has the rest: open what is marked with a plus.',
} as const;
