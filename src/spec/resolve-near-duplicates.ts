import type { FileGroup, NearDuplicates, Source } from './model.ts';
import { nearest, suggest } from './nearest.ts';
import type { Complaints } from './problems.ts';
import { secondsOf } from './response-rules.ts';
import type { SourceDeclaration } from './source.ts';
import type { Path } from './source-text.ts';
import { precisionOf } from './time-formats.ts';

interface Scene {
  readonly columns: Source['columns'];
  readonly files: readonly FileGroup[];
  readonly when: string | null;
  readonly doubtful: ReadonlySet<string>;
  readonly complain: Complaints;
  readonly path: Path;
}

const secondsADay = 86_400;

export function resolveNearDuplicates(declared: SourceDeclaration, scene: Scene): NearDuplicates | null {
  const said = declared['near-duplicates'];
  if (said === undefined) return null;
  const { same, within, keep = 'all' } = said;
  const path: Path = [...scene.path, 'near-duplicates'];
  const near = { same, withinSeconds: secondsOf(within), time: said.time ?? scene.when ?? '', keep };
  checkSame(same, { ...scene, path: [...path, 'same'] });
  checkTime(near, { ...scene, path });
  if (keep === 'first' && declared.repeats === 'keep')
    scene.complain.about([...path, 'keep'], 'value', {
      id: 'near-duplicates',
      message: 'repeats: keep and near-duplicates with keep: first contradict each other',
      hint: 'write keep: all, which only counts them, or repeats: drop',
    });
  return near;
}

function checkSame(same: readonly string[], { columns, doubtful, complain, path }: Scene): void {
  const names = ['agency', ...columns.map(({ name }) => name)];
  for (const [index, name] of same.entries())
    if (!names.includes(name) && !doubtful.has(name))
      complain.about([...path, index], 'value', {
        id: 'unknown-column',
        message: `"${name}" is not a mapped column of this source`,
        hint: suggest(name, names),
      });
}

function checkTime({ time, withinSeconds }: NearDuplicates, { columns, files, doubtful, complain, path }: Scene): void {
  const complainOf = (message: string, hint: string): void =>
    complain.about(path, 'value', { id: 'near-duplicates', message, hint });
  const times = columns.filter(({ type }) => type === 'timestamp' || type === 'date').map(({ name }) => name);
  if (doubtful.has(time)) return;
  if (!times.includes(time)) {
    complainOf(
      time === ''
        ? 'near-duplicates need a time that is compared'
        : `"${time}" is not a mapped day or time of this source, and near-duplicates lie near each other in one`,
      times.length > 0 ? `time: ${nearest(time, times) ?? times[0]}` : 'map a column of days or times',
    );
    return;
  }
  if (files.some(({ wide }) => wide !== null))
    complainOf(
      'near-duplicates are records one by one, and a record of this source becomes several facts',
      'remove near-duplicates, or map the columns one by one',
    );
  const formats = files.flatMap(({ mappings }) =>
    mappings.filter(({ column }) => column === time).flatMap(({ parts }) => parts.flatMap((part) => part.formats)),
  );
  const hasTimeOfDay = formats.some((format) => precisionOf(format) === 'time' || precisionOf(format) === null);
  if (withinSeconds < secondsADay && formats.length > 0 && !hasTimeOfDay)
    complainOf(
      `"${time}" says only the day, and all records of a day would lie within less than a day of each other`,
      'within: 1d',
    );
}

/** Where less than a day matters, a record that says only its day is no near-duplicate: how precise it is must be kept. */
export const asksForTimeOfDay = (declared: SourceDeclaration, column: string, when: string | null): boolean => {
  const said = declared['near-duplicates'];
  return said !== undefined && (said.time ?? declared.when ?? when) === column && secondsOf(said.within) < secondsADay;
};
