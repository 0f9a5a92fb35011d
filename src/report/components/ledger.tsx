import type { JSX } from 'preact';
import type { LedgerLine } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { useWords } from './use-words.ts';

/** The identity that must hold for every file, written out so that a reader can add it up. */
export function ledgerIdentity(line: LedgerLine, words: Words): string {
  const { formatCount, ledgerWords } = words;
  const kinds = ['loaded', 'rejected', 'duplicate', 'superseded', 'filtered'] as const;
  const parts = kinds
    .filter((kind) => kind === 'loaded' || line[kind] !== 0)
    .map((kind) => {
      const near =
        kind === 'duplicate' && line.nearDuplicates > 0 ? ledgerWords.near(formatCount(line.nearDuplicates)) : '';
      return `${formatCount(line[kind])} ${ledgerWords.parts[kind]}${near && ` (${near})`}`;
    });
  const sum = kinds.reduce((total, kind) => total + line[kind], 0);
  return ledgerWords.read(formatCount(line.read), parts.join(' + '), balance(sum === line.read, words));
}

const balance = (holds: boolean, { ledgerWords }: Words): string =>
  holds ? ledgerWords.balances : ledgerWords.unbalanced;

function lineIdentity(line: LedgerLine, words: Words): string {
  const { formatCount, ledgerWords } = words;
  const sum = line.headerLines + line.blankLines + line.recordLines;
  return ledgerWords.lines({
    lines: formatCount(line.lines),
    header: formatCount(line.headerLines),
    blank: formatCount(line.blankLines),
    records: formatCount(line.recordLines),
    balances: balance(sum === line.lines, words),
  });
}

function fileText(line: LedgerLine, { ledgerWords, formatCount, delimiterWords, sourceText }: Words): string {
  return ledgerWords.file({
    bytes: formatCount(line.bytes),
    encoding: line.encoding,
    delimiter: delimiterWords[line.delimiter] ?? line.delimiter,
    lineEnding: line.lineEnding,
    source: sourceText(line.source),
    facts: formatCount(line.facts),
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
] as const satisfies readonly (keyof LedgerLine)[];

/** The books of a source: the sums of those of its files. */
function total(lines: readonly [LedgerLine, ...LedgerLine[]]): LedgerLine {
  const sums = numbers.map((key) => [key, lines.reduce((sum, line) => sum + line[key], 0)]);
  return { ...lines[0], ...Object.fromEntries(sums) };
}

function bySource(lines: readonly LedgerLine[]): readonly (readonly [LedgerLine, ...LedgerLine[]])[] {
  const sources = new Map<string, [LedgerLine, ...LedgerLine[]]>();
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
  readonly lines: readonly LedgerLine[];
}): JSX.Element | null {
  const words = useWords();
  if (first === undefined || others.length === 0) return null;
  return (
    <p>
      {words.foldWords.allFiles}: {ledgerIdentity(total([first, ...others]), words)}
    </p>
  );
}

function File({ line }: { readonly line: LedgerLine }): JSX.Element {
  const words = useWords();
  const { ledgerWords } = words;
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
      <span class="small muted">
        {lineIdentity(line, words)}. {fileText(line, words)}
      </span>
    </li>
  );
}

/** A source with several files is one entry, with its files behind it. */
export function Ledger({ lines }: { readonly lines: readonly LedgerLine[] }): JSX.Element {
  const words = useWords();
  const { formatCount, qualityWords, sourceText } = words;
  return (
    <ul class="ledger">
      {bySource(lines).map((own) =>
        own.length === 1 ? (
          <File line={own[0]} />
        ) : (
          <li>
            <strong>{sourceText(own[0].source)}</strong>
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
