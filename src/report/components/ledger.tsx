import type { JSX } from 'preact';
import type { LedgerLine } from '../../spec/findings.ts';
import { delimiterWords, formatCount, sourceText } from '../../words/index.ts';

/** The identity that must hold for every file, written out so that a reader can add it up. */
export function ledgerIdentity(line: LedgerLine): string {
  const parts = (
    [
      ['loaded', line.loaded],
      ['rejected', line.rejected],
      ['duplicate', line.duplicate],
      ['superseded', line.superseded],
      ['filtered', line.filtered],
    ] as const
  )
    .filter(([name, n]) => name === 'loaded' || n !== 0)
    .map(([name, n]) => `${formatCount(n)} ${name}${name === 'duplicate' ? nearly(line) : ''}`);
  const sum = line.loaded + line.rejected + line.duplicate + line.superseded + line.filtered;
  return `${formatCount(line.read)} read = ${parts.join(' + ')}, ${sum === line.read ? 'balances' : 'does not balance'}`;
}

const nearly = ({ nearDuplicates }: LedgerLine): string =>
  nearDuplicates === 0 ? '' : ` (${formatCount(nearDuplicates)} of them only near another record)`;

function lineIdentity(line: LedgerLine): string {
  const sum = line.headerLines + line.blankLines + line.recordLines;
  const said = `${formatCount(line.lines)} lines = ${formatCount(line.headerLines)} header + ${formatCount(line.blankLines)} blank + ${formatCount(line.recordLines)} of records`;
  return `${said}, ${sum === line.lines ? 'balances' : 'does not balance'}`;
}

export function Ledger({ lines }: { readonly lines: readonly LedgerLine[] }): JSX.Element {
  return (
    <ul class="ledger">
      {lines.map((line) => (
        <li>
          <strong>
            <bdi>{line.file}</bdi>
          </strong>
          {line.agency !== null && (
            <span class="muted">
              {' '}
              from <bdi>{line.agency}</bdi>
            </span>
          )}
          <span class="identity">{ledgerIdentity(line)}</span>
          <span class="small muted">
            {lineIdentity(line)}. {formatCount(line.bytes)} bytes, {line.encoding}, delimiter{' '}
            {delimiterWords[line.delimiter] ?? line.delimiter}, line ends {line.lineEnding}; source{' '}
            {sourceText(line.source)}; {formatCount(line.facts)} facts kept.
          </span>
        </li>
      ))}
    </ul>
  );
}
