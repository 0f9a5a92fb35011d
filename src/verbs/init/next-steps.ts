import { formatCount } from '../../words/index.ts';
import { plainLetters } from '../../words/plain-letters.ts';
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
  metric,
}: {
  readonly id: string;
  readonly title: string;
  readonly sources: readonly TriedCandidate[];
  readonly decisions: readonly Decision[];
  /** One that the project has, to show how it is named. */
  readonly metric: string;
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
    'Every quarter or month after that: put the new files beside those that are there (a source of single files needs each named',
    'under `files:`), move the end of `covers`, and run again. Then:',
    '',
    '```sh',
    `yardline diff ${id}/BEFORE ${id}/AFTER     # what changed between two reports; yardline runs ${id} lists them`,
    `yardline action add ${id} "What was decided" --metric ${metric} --due 2030-12-31`,
    '```',
    '',
    `What people say of a report stands in \`narrative/${id}/PERIOD.md\`, named after its period: \`## What happened\`, \`## What we did\``,
    'and `## What we ask`, each with something below it.',
    '',
  ].join('\n');
}

function foundLine({ id, files, pattern, proposed, tried }: TriedCandidate): string {
  const range = tried.range === null ? '' : `, ${tried.range.from} to ${tried.range.to}`;
  const areas = tried.areas.length === 0 ? '' : `, ${formatCount(tried.areas.length)} areas`;
  const names =
    pattern === null
      ? files.map(({ path }) => `\`${path}\``).join(', ')
      : `${formatCount(files.length)} files, \`${pattern}\``;
  return `- \`${id}\` (${proposed.kind.name}): ${recordsText(tried.read)} of ${names}${range}${areas}`;
}

/** How many of some names are another one, written otherwise. */
const spelledAlike = (names: readonly string[]): number =>
  names.length - new Set(names.map((name) => plainLetters(name).replaceAll(/[^\p{L}\p{N}]/gu, '') || name)).size;

const recordsText = (n: number): string => `${formatCount(n)} ${n === 1 ? 'record' : 'records'}`;

/** An export that ends with the month has rarely a record of its last day. */
const rangeText = ({ range }: TriedCandidate['tried']): string =>
  range === null
    ? ''
    : ` (${range.from} to ${range.to}), and a month or quarter that is not over by then is not reported`;

/** What the records of a source showed when they were read as proposed. */
export function doubtsAbout({ id, key, proposed, tried }: TriedCandidate, isKey: boolean): readonly Decision[] {
  const doubts = [...proposed.decide];
  if (key.length > 0 && !isKey)
    doubts.push(
      `${key.join(' and ')} ${key.length === 1 ? 'is' : 'are'} the same in ${recordsText(tried.repeated)} and others, so all are kept. Are they several victims or units, or copies (then write repeats: drop, and a key)?`,
    );
  if (key.length === 0)
    doubts.push('no column makes a record unique, so all are kept. Are equal rows copies? Then write repeats: drop.');
  if (tried.rejected > 0)
    doubts.push(
      `${formatCount(tried.rejected)} of ${recordsText(tried.read)} ${tried.rejected === 1 ? 'is' : 'are'} rejected as the file is read now (${tried.reasons.join(', ')}). yardline rejects lists each with its line.`,
    );
  const respelled = spelledAlike(tried.areas);
  if (respelled > 0)
    doubts.push(
      `area: ${formatCount(respelled)} of ${formatCount(tried.areas.length)} names are like another but for capitals, accents, spaces and signs, and are areas of their own until rename puts them together, as in { from: BEAT, rename: { "old spelling": "name" } }.`,
    );
  if (proposed.missing.length > 0)
    doubts.push(
      `${proposed.missing.map((text) => `"${text}"`).join(', ')} ${proposed.missing.length === 1 ? 'stands' : 'stand'} for no value. Is that what is meant?`,
    );
  if (proposed.kind.when !== null)
    doubts.push(
      `covers: from which day to which does silence mean that nothing happened? Until you say so, it is from the first record to the last${rangeText(tried)}.`,
    );
  return doubts.map((text) => ({ about: id, text }));
}
