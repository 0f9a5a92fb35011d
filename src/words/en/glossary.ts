/** Words that a board meets in the report and may want explained, in the order of need. */
export const glossary: readonly { readonly term: string; readonly meaning: string }[] = [
  {
    term: 'Baseline',
    meaning: 'The earlier time we measure change against. The report gives the reason for its choice.',
  },
  {
    term: 'Likely range',
    meaning:
      'Counts go up and down by chance. The likely range holds the values that fit the data well: a method like this catches the truth 95 times in 100.',
  },
  {
    term: 'Where it should be by now',
    meaning:
      'We draw a straight line from the baseline, on the day the target was set, to the target, on the day it is due. The line says where the number should be by now.',
  },
  { term: 'Programme area', meaning: 'A place where the coalition works.' },
  { term: 'Comparison area', meaning: 'A place where it does not. It shows what happened anyway.' },
  {
    term: 'Rate',
    meaning:
      'A count set against the number of people and the length of time, so that places and periods can be compared.',
  },
  { term: 'Guardrail', meaning: 'A number we watch so that gains in one place do not hide harm in another.' },
  {
    term: 'Provisional',
    meaning:
      'Late reports are still coming in, so the number will change. It is drawn hollow and takes no part in a verdict.',
  },
  {
    term: 'Small counts',
    meaning: 'Fewer than 20 on either side. Percentages would mislead, so only counts are shown.',
  },
  {
    term: 'Evidence level',
    meaning:
      'How well the design can tell our work from other causes, from 1 (before and after only) to 5 (assigned by chance).',
  },
  {
    term: 'Data grade',
    meaning:
      'A: every data check passed. B: some warned, or failed and are accepted for now. C: one failed, or 5 % or more of the records are lost.',
  },
];

/** Five lines on how to read a report. */
export const howToRead: readonly string[] = [
  'Each number has two verdicts. One says which way it moved. The other says whether it is on the way to its target.',
  'The arrow shows where the number went. The word beside it says whether that is good.',
  '“No clear change” is not “no change”. It means that chance alone could explain what we saw.',
  'Before and after cannot show who caused a change. The evidence level says how far the design can go.',
  'When a number is missing, the reason stands in its place. Nothing is filled in, and hidden is never zero.',
];
