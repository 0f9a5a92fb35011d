import type { ShownAs } from './findings.ts';
import type { ColumnType } from './kind.ts';
import type { Measure } from './measures.ts';
import type { Source } from './model.ts';

/** How the values of a measure are written: it follows from its kind, and of amounts from the column that they are in. */
export function shownAsOf(measure: Measure, { columns }: Pick<Source, 'columns'>): ShownAs {
  switch (measure.kind) {
    case 'count':
      return measure.harm ? 'number' : 'count';
    case 'rate':
      return measure.harm ? 'number' : 'rate';
    case 'share':
      return 'percent';
    case 'ratio':
    case 'concentration':
      return 'number';
    case 'network':
      return measure.statistic === 'density' ? 'percent' : 'number';
    case 'elapsed':
      return 'days';
    case 'scale':
    case 'survey-mean':
      return 'score';
    case 'survey-share':
      return 'percent';
    case 'mean':
    case 'quantile': {
      const type = columns.find(({ name }) => name === measure.of)?.type;
      return measure.of === undefined ? 'duration' : amountShown(type);
    }
  }
}

function amountShown(type: ColumnType | undefined): ShownAs {
  if (type === 'duration') return 'duration';
  return type === 'money' ? 'money' : 'number';
}
