import { findFiles, stageFile, walkOptions, walkRecords } from '../acquire/index.ts';
import type { Source } from '../spec/index.ts';
import type { LoadedSource } from './load-source.ts';
import type { Reject, RejectList } from './rejects.ts';

/**
 * The rejects of a source for whoever asked to see values: with the beginning of every record that cannot be split
 * into columns, read from the file again. Such text may hold any column, so it is never kept; and where columns are to
 * become pseudonyms it is not shown either.
 */
export async function* withExcerpts(
  { source, rejects }: Pick<LoadedSource, 'source' | 'rejects'>,
  context: { readonly project: string; readonly scratch: string },
): AsyncGenerator<readonly Reject[]> {
  const excerpts = await excerptsOf(source, rejects, context);
  for await (const page of rejects.pages())
    yield page.map((reject) =>
      isMisshapen(reject) && reject.value === null
        ? { ...reject, value: excerpts.get(`${reject.file}:${reject.record}`) ?? null }
        : reject,
    );
}

const excerptLength = 200;
/** What is shown of them fits in memory, however many there are. */
const mostExcerpts = 100_000;

/** Refused as a whole, for the sake of no column. */
const isMisshapen = ({ column, fate }: { readonly column: string; readonly fate: string }): boolean =>
  column === '' && fate === 'rejected';

async function excerptsOf(
  source: Source,
  { groups }: RejectList,
  { project, scratch }: { readonly project: string; readonly scratch: string },
): Promise<ReadonlyMap<string, string>> {
  const excerpts = new Map<string, string>();
  const wanted = new Set(groups.filter(isMisshapen).map(({ file }) => file));
  const hasPseudonyms = source.files.some(({ mappings }) => mappings.some(({ type }) => type === 'pseudonym'));
  if (wanted.size === 0 || hasPseudonyms) return excerpts;
  const { files } = await findFiles(source.files, project);
  for (const { file, path, group } of files.filter((found) => wanted.has(found.file))) {
    const { agency, encoding, delimiter, sheet } = group;
    const found = await stageFile({ source: source.id, file, path, agency, encoding, delimiter, sheet, scratch });
    await walkRecords(found.textPath, walkOptions(found), ({ number, defect, bytes }) => {
      if (number > 0 && defect !== null && excerpts.size < mostExcerpts)
        excerpts.set(`${file}:${number}`, bytes.subarray(0, excerptLength).toString('utf8'));
    });
  }
  return excerpts;
}
