/** How the work should lead to what is wanted. What is believed must never read as what was found. */
export const logicWords = {
  heading: 'How our work should lead there',
  intro:
    'Each line is a path that the coalition believes in. Beside each number stands its own verdict. None of them proves that one step led to the next.',
  activity: 'What we do',
  because: 'Why we expect it:',
  all: (paths: number): string => (paths === 1 ? 'See the whole path.' : `See all ${paths} paths.`),
  noMetric: 'No number is watched here.',
  apart: (titles: string): string => `No path leads to: ${titles}.`,
} as const;

/** What was done, below an outcome. */
export const doseWords = {
  title: 'What was done meanwhile.',
  plotted: (amounts: string): string => `Bars for each period: ${amounts}. Same time axis as above.`,
  marks: 'Triangles: areas that started (up) or stopped (down).',
  hollow: 'Hollow: not final yet.',
  crosses: 'A cross: hidden to protect people.',
  claim: 'The bars show how much was done, and when. They do not show that it changed the line above.',
  of: (what: string, area: string): string => `${what} (${area})`,
  most: (what: string, value: string): string => `${what}, at most ${value}`,
  notRecorded: 'not recorded',
  described: (what: string, from: string, to: string): string => `${what}: from ${from} to ${to}.`,
  caption: (outcome: string): string => `${outcome}: what was done meanwhile`,
  noSeries: (titles: string): string => `Not drawn, as it has no numbers by period: ${titles}.`,
  further: (titles: string): string => `Also part of this path: ${titles}.`,
  none: 'The path to this outcome names no number of how much was done.',
} as const;
