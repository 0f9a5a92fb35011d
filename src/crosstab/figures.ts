import { figureColumns } from '../spec/index.ts';
import type { WeightedRow } from '../store/index.ts';
import type { FiguresStat } from './figure-stats.ts';
import type { Question } from './question.ts';
import { areaColumn, type Placed, type QuestionScene } from './question-scene.ts';

/** Sums of published figures by their weights. In a source without weights every figure is one that lacks it. */
export async function askFigures(
  { where }: Extract<Question, { readonly kind: 'figures' }>,
  { loaded, warehouse, grain, cover }: QuestionScene,
): Promise<readonly Placed[]> {
  const { table, source } = loaded;
  const { value, weight } = figureColumns;
  const hasWeights = source.columns.some(({ name }) => name === weight);
  const rows = await warehouse.weighted(table, {
    when: source.when ?? '',
    grain,
    cover,
    where,
    area: areaColumn(loaded),
    by: [],
    value,
    weight: hasWeights ? weight : null,
    negative: source.figures?.negative === 'keep' ? 'keep' : 'exclude',
  });
  return rows.flatMap((row) => (row.start === null ? [] : [{ start: row.start, area: row.area, stat: statOf(row) }]));
}

const statOf = ({ state, n, weight, sum }: WeightedRow): FiguresStat => ({
  kind: 'figures',
  weight,
  sum,
  averaged: state === 'weighted' ? n : 0,
  unweighted: state === 'no-weight' ? n : 0,
  unknown: state === 'no-value' || state === 'negative' ? n : 0,
});
