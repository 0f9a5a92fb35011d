/** Titles and descriptions of drawings, for whoever hears them. A caption says what is plotted, and is heard before them. */
export const planWords = {
  /** What is drawn, said of what: "Shootings: none of 8 quarters is clearly off". */
  of: (title: string, said: string): string => `${title}: ${said}`,
  tableAfter: 'The table after the chart has every number.',
  tablesAfter: 'The tables after the chart have every number.',
  point: (value: string, period: string): string => `${value} in ${period}`,
  noFinal: 'No final values.',
  span: (first: string, last: string): string => `From ${first} to ${last}.`,
  notFinal: (period: string): string => `${period} is not final.`,
  overTime: (title: string, area: string): string => `${title}, over time, ${area}`,
  line: (unit: string, periods: number): string => `Line chart of ${periods} periods, ${unit}.`,
  byArea: (title: string): string => `${title} by area`,
  sameScale: (unit: string): string => `${unit}; all panels have the same scale`,
  panels: (unit: string, areas: number): string =>
    `Small line charts on one scale, one for each of ${areas} areas, ${unit}.`,
  changes: 'Change of each number',
  changesPlotted: 'ratio of now to before, with its likely range',
  changesDescribed: (n: number): string =>
    `${n} numbers with the ratio of now to the baseline and its likely range. The verdict table has every number.`,
} as const;
