import { formatCount } from '../../words/index.ts';
import type { TriedCandidate } from './settle.ts';

/** Something that the files do not say, by the source that it is about. */
export interface Decision {
  readonly about: string;
  readonly text: string;
}

/** What to do next, as a page beside the project. */
export function nextSteps({
  id,
  title,
  sources,
  decisions,
}: {
  readonly id: string;
  readonly title: string;
  readonly sources: readonly TriedCandidate[];
  readonly decisions: readonly Decision[];
}): string {
  return [
    `# ${title}: what to do next`,
    '',
    `This project was made from ${sources.length === 1 ? 'one layout' : `${sources.length} layouts`} of files. It runs as it is:`,
    '',
    '```sh',
    `yardline run ${id}`,
    '```',
    '',
    'What was found:',
    '',
    ...sources.map(foundLine),
    '',
    `What only you can say, in \`pipelines/${id}.yaml\` unless another file is named:`,
    '',
    ...decisions.map(({ about, text }) => `- [ ] **${about}**: ${text}`),
    '',
    'Then:',
    '',
    '```sh',
    `yardline validate ${id}       # every mistake in one pass, with its line`,
    `yardline ingest ${id}         # what became of every record, and the checks`,
    `yardline run ${id}            # the reports`,
    '```',
    '',
  ].join('\n');
}

function foundLine({ id, files, proposed, tried }: TriedCandidate): string {
  const range = tried.range === null ? '' : `, ${tried.range.from} to ${tried.range.to}`;
  const areas = tried.areas.length === 0 ? '' : `, ${formatCount(tried.areas.length)} areas`;
  const names = files.map(({ path }) => `\`${path}\``).join(', ');
  return `- \`${id}\` (${proposed.kind.name}): ${formatCount(tried.read)} records of ${names}${range}${areas}`;
}

/** What the records of a source showed when they were read as proposed. */
export function doubtsAbout({ id, key, proposed, tried }: TriedCandidate, isKey: boolean): readonly Decision[] {
  const doubts = [...proposed.decide];
  if (key.length > 0 && !isKey)
    doubts.push(
      `${key.join(' and ')} ${key.length === 1 ? 'is' : 'are'} the same in ${formatCount(tried.repeated)} records and others, so all are kept. Are they several victims or units, or copies (then write repeats: drop, and a key)?`,
    );
  if (key.length === 0)
    doubts.push('no column makes a record unique, so all are kept. Are equal rows copies? Then write repeats: drop.');
  if (tried.rejected > 0)
    doubts.push(
      `${formatCount(tried.rejected)} of ${formatCount(tried.read)} records are rejected as the file is read now (${tried.reasons.join(', ')}). yardline rejects lists each with its line.`,
    );
  if (proposed.missing.length > 0)
    doubts.push(
      `${proposed.missing.map((text) => `"${text}"`).join(', ')} ${proposed.missing.length === 1 ? 'stands' : 'stand'} for no value. Is that what is meant?`,
    );
  if (proposed.kind.when !== null)
    doubts.push(
      'covers: from which day to which does silence mean that nothing happened? Until you say so, it is from the first record to the last.',
    );
  return doubts.map((text) => ({ about: id, text }));
}
