import type { JSX } from 'preact';
import type { ShownLedgerLine } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import type { View } from '../view.ts';
import { SourceName } from './source-name.tsx';
import { useWords } from './use-words.ts';

/** The identity that must hold for every file, written out so that a reader can add it up. */
export function ledgerIdentity(line: ShownLedgerLine, words: Words): string {
  const { formatCount, ledgerWords } = words;
  const { read, loaded } = line;
  if (read === null || loaded === null) return ledgerWords.notShown;
  const known = { ...line, loaded };
  const kinds = ['loaded', 'rejected', 'duplicate', 'superseded', 'filtered'] as const;
  const parts = kinds
    .filter((kind) => kind === 'loaded' || line[kind] !== 0)
    .map((kind) => {
      const near =
        kind === 'duplicate' && line.nearDuplicates > 0 ? ledgerWords.near(formatCount(line.nearDuplicates)) : '';
      return `${formatCount(known[kind])} ${ledgerWords.parts[kind]}${near && ` (${near})`}`;
    });
  const sum = kinds.reduce((total, kind) => total + known[kind], 0);
  return ledgerWords.read(formatCount(read), parts.join(' + '), balance(sum === read, words));
}

const balance = (holds: boolean, { ledgerWords }: Words): string =>
  holds ? ledgerWords.balances : ledgerWords.unbalanced;

/** Null where it is not shown how many records there are. */
function lineText(line: ShownLedgerLine, words: Words): string | null {
  const { formatCount, ledgerWords } = words;
  const { lines, headerLines, blankLines, recordLines } = line;
  if (lines === null || recordLines === null) return null;
  const identity = ledgerWords.lines({
    lines: formatCount(lines),
    header: formatCount(headerLines),
    blank: formatCount(blankLines),
    records: formatCount(recordLines),
    balances: balance(headerLines + blankLines + recordLines === lines, words),
  });
  return `${identity}. ${fileText(line, words)}`;
}

function fileText(line: ShownLedgerLine, { ledgerWords, formatCount, delimiterWords, sourceText }: Words): string {
  return ledgerWords.file({
    bytes: formatCount(line.bytes ?? 0),
    encoding: line.encoding,
    delimiter: delimiterWords[line.delimiter] ?? line.delimiter,
    lineEnding: line.lineEnding,
    source: sourceText(line.source),
    facts: formatCount(line.facts ?? 0),
  });
}

const numbers = [
  'read',
  'loaded',
  'rejected',
  'duplicate',
  'superseded',
  'filtered',
  'nearDuplicates',
] as const satisfies readonly (keyof ShownLedgerLine)[];

/** The books of a source: the sums of those of its files. */
function total(lines: readonly [ShownLedgerLine, ...ShownLedgerLine[]]): ShownLedgerLine {
  const sums = numbers.map((key) => [
    key,
    lines.reduce((sum: number | null, { [key]: own }) => (sum === null || own === null ? null : sum + own), 0),
  ]);
  return { ...lines[0], ...Object.fromEntries(sums) };
}

function bySource(lines: readonly ShownLedgerLine[]): readonly (readonly [ShownLedgerLine, ...ShownLedgerLine[]])[] {
  const sources = new Map<string, [ShownLedgerLine, ...ShownLedgerLine[]]>();
  for (const line of lines) {
    const own = sources.get(line.source);
    if (own) own.push(line);
    else sources.set(line.source, [line]);
  }
  return [...sources.values()];
}

/** The same of all files together. */
export function LedgerTotal({
  lines: [first, ...others],
}: {
  readonly lines: readonly ShownLedgerLine[];
}): JSX.Element | null {
  const words = useWords();
  if (first === undefined) return null;
  if ([first, ...others].some(({ read }) => read === null)) return null;
  return (
    <p>
      {others.length > 0 && `${words.foldWords.allFiles}: `}
      {ledgerIdentity(total([first, ...others]), words)}
    </p>
  );
}

function File({ line }: { readonly line: ShownLedgerLine }): JSX.Element {
  const words = useWords();
  const { ledgerWords } = words;
  const text = lineText(line, words);
  return (
    <li>
      <strong>
        <bdi>{line.file}</bdi>
      </strong>
      {line.agency !== null && (
        <span class="muted">
          {' '}
          {ledgerWords.from} <bdi>{line.agency}</bdi>
        </span>
      )}
      <span class="identity">{ledgerIdentity(line, words)}</span>
      {text !== null && <span class="small muted">{text}</span>}
    </li>
  );
}

/** A source with several files is one entry, with its files behind it. */
export function Ledger({
  lines,
  view,
}: {
  readonly lines: readonly ShownLedgerLine[];
  readonly view: View;
}): JSX.Element {
  const words = useWords();
  const { formatCount, qualityWords } = words;
  return (
    <ul class="ledger">
      {bySource(lines).map((own) =>
        own.length === 1 ? (
          <File line={own[0]} />
        ) : (
          <li>
            <strong>
              <SourceName id={own[0].source} view={view} />
            </strong>
            <span class="identity">{ledgerIdentity(total(own), words)}</span>
            <details>
              <summary>{qualityWords.files(formatCount(own.length))}</summary>
              <ul class="ledger">
                {own.map((line) => (
                  <File line={line} />
                ))}
              </ul>
            </details>
          </li>
        ),
      )}
    </ul>
  );
}
