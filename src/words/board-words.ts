/** What people say of a report: what they promised beforehand, and what they answer. */
export const boardWords = {
  /** What the board said beforehand that it will do under the verdict that fell. */
  said: 'You said:',
  saidBefore: 'What you said you will do',
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
