/** What people say of a report: what they promised beforehand, and what they answer. */
export const boardWords = {
  /** What the board said beforehand that it will do under the verdict that fell. */
  said: 'You said:',
  saidBefore: 'What you said you will do',
  /** Beside a sentence that people wrote in place of the one made from the verdicts. */
  written: 'Written by people. Made from the verdicts:',
  draft: 'Draft, not yet approved',
  draftMark: 'Draft',
  signed: (by: string, on: string) => `Signed by ${by}, ${on}`,
  unsigned: 'Not signed yet: this is a draft.',
  reply: (from: string, on: string) => `${from} replies (${on}):`,
  correction: (on: string) => `Correction of ${on}.`,
  correctionTo: (report: string, on: string) => `Correction of ${on} to the report of ${report}:`,
  concerns: (titles: string) => `It concerns ${titles}.`,
} as const;

/** Verdicts by their names in declarations. */
export const commitmentWords: Readonly<Record<string, string>> = {
  better: 'Better',
  worse: 'Worse',
  changed: 'Went up or down',
  'no-clear-change': 'No clear change',
  'too-few': 'Too few events to tell',
  'cannot-be-compared': 'Cannot be compared',
};
