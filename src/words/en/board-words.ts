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
  repliesLeft: 'Replies to numbers that are no longer reported',
  replyTo: (from: string, report: string, on: string) => `${from} replies to the report of ${report} (${on}):`,
  correction: (on: string) => `Correction of ${on}.`,
  correctionTo: (report: string, on: string) => `Correction of ${on} to the report of ${report}:`,
  /** Beside what is asked: who sees to it already, and by when. */
  underWay: (terms: string): string => `Under way: ${terms}.`,
  nextVerdict: (on: string): string => `Next verdict: ${on}.`,
  /** Who owns the number, where nobody has begun and no day is set. */
  ownerAsked: (owner: string): string => `Owner: ${owner}. By when?`,
  nameDates: 'Where no date stands, say who will see to it and by when.',
  carriedOver: 'Actions carried over',
  noneOpen: 'None is open.',
  due: (on: string) => `due ${on}`,
  firstDue: (on: string) => `first due ${on}`,
  late: 'late',
  since: (title: string, was: string, now: string) => `${title}: ${was} when it was taken, ${now} now.`,
  open: (n: number, late: number) =>
    `${n === 1 ? '1 is open' : `${n} are open`}${late === 0 ? '' : `, ${late} of them late`}; they are listed further on.`,
  moreOpen: (n: number) => (n === 1 ? 'One more is open.' : `${n} more are open.`),
  inTime: (done: number, due: number) =>
    due === 1
      ? `The one that was due ${done === 1 ? 'was done' : 'was not done'} by its first date.`
      : `Of ${due} that were due, ${done === 0 ? 'none was' : done === 1 ? '1 was' : `${done} were`} done by the first date that they had.`,
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
