import type { Question } from './question.ts';
import { areaColumn, type Placed, type QuestionScene } from './question-scene.ts';

type Repeats = Extract<Question, { readonly kind: 'repeats' }>;

/**
 * Of those seen for the first time, who was seen again. Each lies where it was first seen, in the period in which it has
 * been followed to the end: by then it is known of all of them.
 */
export async function askRepeats(
  { where, of, within, after }: Repeats,
  { loaded, warehouse, grain, cover }: QuestionScene,
): Promise<readonly Placed[]> {
  const { table, source } = loaded;
  const when = source.when ?? '';
  const rows = await warehouse.repeats(table, {
    when,
    area: areaColumn(loaded),
    grain,
    cover,
    where,
    of,
    within,
    after,
  });
  return rows.map(({ start, area, first, again, unknown }) => ({
    start,
    area,
    stat: { kind: 'share', hits: again, n: first, missing: unknown },
  }));
}
