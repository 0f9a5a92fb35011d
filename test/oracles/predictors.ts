import type { Predictor } from '../../src/stats/index.ts';
import type { ParsedPanel } from './donor-panel.ts';

/** A column and the times of which its mean is taken. */
export type PredictorTimes = { readonly column: string; readonly times: readonly number[] | null };

/**
 * "lnincome, retprice mean 1980-88; cigsale 1975, 1980; beer": several columns share the times that follow; a range is
 * a mean, and so is a list behind the word; single times without it are a predictor each; no times are all of them.
 */
export function parsePredictors(text: string): readonly PredictorTimes[] {
  return text.split(';').flatMap((segment) => {
    const found: { column: string; times: number[] | null }[] = [];
    let [waiting, last, isMean]: [string[], string[], boolean] = [[], [], false];
    for (const token of segment.split(/,|\band\b/)) {
      const [, column = '', word, time] =
        /^\s*([A-Za-z_.][\w.]*?)?\s*\b(mean|average|avg)?\s*(?:of|over|in|for)?\s*(\d+(?:\s*[-–:]\s*\d+)?)?\s*$/.exec(
          token,
        ) ?? [];
      if (column !== '') waiting.push(column);
      if (time === undefined) continue;
      const times = timesOf(time);
      const continues = column === '' && isMean && waiting.length === 0;
      if (waiting.length > 0) [last, waiting, isMean] = [waiting, [], word !== undefined];
      if (continues) for (const one of found.slice(-last.length)) one.times?.push(...times);
      else found.push(...last.map((name) => ({ column: name, times: [...times] })));
    }
    return [...found, ...waiting.map((column) => ({ column, times: null }))];
  });
}

/** "1975", "1980-1988" or "1980-88". */
function timesOf(text: string): readonly number[] {
  const [from = '', to = from] = text.split(/\s*[-–:]\s*/);
  const last = Number(from.slice(0, Math.max(0, from.length - to.length)) + to);
  return Array.from({ length: last - Number(from) + 1 }, (_, index) => Number(from) + index);
}

/** The predictors of every unit: means of what is known. */
export function predictorsOf({ rows, columns, units, before }: ParsedPanel, text: string): readonly Predictor[] {
  return parsePredictors(text).map(({ column, times }) => {
    const wanted = new Set(times ?? before);
    const known = rows.filter(
      (row) => wanted.has(Number(row[columns.time])) && row[column] !== '' && row[column] !== 'NA',
    );
    const values = units.map((unit) => {
      const own = known.filter((row) => row[columns.unit] === unit).map((row) => Number(row[column]));
      return [unit, own.reduce((sum, value) => sum + value, 0) / own.length] as const;
    });
    return { name: `${column} ${times?.join(' ') ?? ''}`, values: Object.fromEntries(values) };
  });
}
