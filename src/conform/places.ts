import { type Staged, walkOptions, walkRecords } from '../acquire/index.ts';
import type { Place } from '../store/index.ts';

/**
 * Where the records that the bulk reader sees stand in a file: the few positions from which on numbers and lines go up one by one. A
 * plain file has one; a record that cannot be split, or that goes over several lines, begins another. They are kept, so
 * that a record can be named long after its file was read.
 */
export async function placesOf(staged: Staged): Promise<readonly Place[]> {
  const absent = staged.defects.map(({ record }) => record).sort((a, b) => a - b);
  const { read, headerLines, blankLines, recordLines } = staged;
  if (recordLines === read && blankLines === 0) return placesByNumber(absent, { read, headerLines });
  const places: Place[] = [];
  let missing = 0;
  let [lastNumber, lastLine] = [0, 0];
  await walkRecords(staged.textPath, walkOptions(staged), ({ number, line }) => {
    if (number === 0) return;
    if (absent[missing] === number) {
      missing += 1;
      return;
    }
    if (number !== lastNumber + 1 || line !== lastLine + 1)
      places.push({ position: number - 1 - missing, record: number, line });
    [lastNumber, lastLine] = [number, line];
  });
  return places;
}

/** Every record is one line: the lines follow from the numbers. */
function placesByNumber(
  absent: readonly number[],
  { read, headerLines }: Pick<Staged, 'read' | 'headerLines'>,
): readonly Place[] {
  const places: Place[] = [];
  for (let missing = 0; missing <= absent.length; missing += 1) {
    const record = missing === 0 ? 1 : (absent[missing - 1] ?? 0) + 1;
    if (record > read || absent[missing] === record) continue;
    places.push({ position: record - 1 - missing, record, line: headerLines + record });
  }
  return places;
}
