import type { Disclosed } from '../../redact/disclosed.ts';
import type { Document } from '../../spec/publication.ts';
import { csvCell } from '../../words/csv-cell.ts';
import { type Column, columns } from './finding-rows.ts';
import { utf8 } from './text.ts';

/** What each column of findings.csv and of the workbook holds; a column without a meaning does not compile. */
export const meanings: Readonly<Record<Column, string>> = {
  metric: 'id of the metric, as in the pipeline',
  title: 'the metric in words',
  area: 'an area by name; * all programme areas, @all everywhere, @comparison and @buffer those areas together',
  area_title: 'the area in words',
  area_role: 'what part the area has in the evaluation',
  group: 'the declared group of people that the row is about; empty for everybody',
  question: 'how-much, how-well or better-off',
  role: 'goal, guardrail or context',
  better: 'the direction that is good: lower, higher or neutral',
  measure: 'kind of measure, such as rate or survey-share',
  unit: 'unit of value, low and high, in words',
  shown_as: 'how values are written: count, rate, percent, number, duration (seconds), money, days, score',
  value_unit: 'unit of values that have one of their own, such as a currency',
  record: 'what the row is: now, also (another window), change-…, effect, gap-…, answer, answer-wave, period',
  window: 'the window of time in words; of a change, the one compared with',
  from: 'first day of the window or period',
  to: 'last day of the window or period',
  period: 'name of the period, such as 2025-Q3',
  state: 'estimated or withheld; of a period: reported, provisional, incomplete, not-reported, suppressed',
  reason: 'why there is no number',
  value:
    'the value, in unit; of a change, that of the window compared with; shares from 0 to 1 (percentages in the workbook)',
  low: 'lower end of the 95 % interval of value; of a change, effect or gap, of estimate',
  high: 'upper end of the same; empty where it is open',
  events: 'events counted; of a share, those that did',
  exposure: 'what events are counted against: person-days of a rate, area-days of a count, all of a share',
  n: 'records, or people who answered, that the value rests on',
  scale: 'scale of estimate: ratio (1 is no change) or difference (0 is no change)',
  estimate: 'size of the change, effect or gap, on its scale',
  p: 'p-value of the change, effect or gap alone',
  q: 'the same adjusted for the family that was tested together',
  adjusted_level: 'level of the interval that the verdict uses',
  adjusted_low: 'lower end of that interval',
  adjusted_high: 'upper end of that interval; empty where it is open',
  fewer_or_more: 'events beyond what was expected; below 0: fewer',
  fewer_or_more_low: 'lower end of the same, at the level of the verdict',
  fewer_or_more_high: 'upper end of the same; empty where it is open',
  method: 'method of the interval, or design of the effect',
  dispersion: 'how much more than chance counts scatter: 1 is chance alone',
  smallest_detectable: 'smallest change, on its scale, that would have shown with a power of 80 %',
  movement: 'the verdict on the change',
  promise: 'the verdict on the target',
  evidence: 'level of evidence on the Maryland scale, 1 to 5',
  grade: 'grade of the data: A, B or C',
  sentence: 'the finding in one sentence',
  missing_n: 'records of which it is not known',
  missing_low: 'value if all of those went one way',
  missing_high: 'value if all of those went the other way',
  effective_n: 'people who answered, after what weights and clusters take away',
  against: 'groups that this one is held against',
  fared: 'how the group fared beside those',
  beside: 'what must be read with the value, such as alpha of a scale',
  answer: 'place on the scale of a question',
  design_effect: 'how much the design of a survey widens chance: 1 is not at all',
};

/** A row for each column of findings.csv. */
export function dictionaryCsv(_: Disclosed): readonly Document[] {
  const lines = columns.map((column) => `${csvCell(column)},${csvCell(meanings[column])}`);
  return [{ path: 'dictionary.csv', bytes: utf8(`${['column,meaning', ...lines].join('\r\n')}\r\n`) }];
}
