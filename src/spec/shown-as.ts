import type { ShownAs } from './findings.ts';
import type { ColumnType } from './kind.ts';
import type { Measure } from './measures.ts';
import type { Source } from './model.ts';

/** How the values of a measure are written: it follows from its kind, and of amounts from the column that they are in. */
export function shownAsOf(measure: Measure, { columns, files }: Pick<Source, 'columns' | 'files'>): ShownAs {
  switch (measure.kind) {
    case 'count':
      return measure.harm ? 'number' : 'count';
    case 'rate':
      return measure.harm ? 'number' : 'rate';
    case 'share':
      return 'percent';
    case 'amount-ratio': {
      const typeOf = (name: string | undefined) => columns.find((column) => column.name === name)?.type;
      const [above, below] = [typeOf(measure.numerator.sum), typeOf(measure.denominator.sum)];
      const isOfMoney = above === 'money' && below === 'money' && measure.denominator.kind === undefined;
      return isOfMoney ? 'percent' : amountShown(above);
    }
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
      if (measure.of === undefined || isTime(measure.of, files, measure.where?.measure)) return 'duration';
      return amountShown(type);
    }
  }
}

/** Figures that are declared as times are kept in seconds, in whichever files they are. */
const isTime = (column: string, files: Source['files'], which: unknown): boolean => {
  const own = files.flatMap(({ mappings }) => mappings.filter((mapping) => mapping.column === column));
  return own.length > 0 && own.every(({ unit, units }) => unit !== null || units[String(which)] !== undefined);
};

function amountShown(type: ColumnType | undefined): ShownAs {
  if (type === 'duration') return 'duration';
  return type === 'money' ? 'money' : 'number';
}
