import type { LoadedSource } from '../conform/index.ts';
import { summariseRejects } from '../recall/index.ts';
import { fates, sumOf } from '../run.ts';
import type { LedgerLine, ShownLedgerLine } from '../spec/index.ts';
import { formatCount } from '../words/index.ts';

/** `1,852 = 1,840 loaded + 12 rejected + …`: every record once, in one of five fates. */
export function identityOf(ledger: readonly ShownLedgerLine[]): string {
  const known = ledger.filter(({ read, loaded }) => read !== null && loaded !== null);
  const rest = ledger.length - known.length;
  if (known.length === 0 && rest > 0) return 'as many records as are not shown';
  const parts = fates.map((fate) => `${formatCount(sumOf(known, fate))} ${fate}`);
  const files = rest === 1 ? 'file' : 'files';
  const more = rest === 0 ? '' : `, and what is not shown of ${formatCount(rest)} ${files}`;
  return `${formatCount(sumOf(known, 'read'))} = ${parts.join(' + ')}${more}`;
}

/** The ledger as the terminal shows it: every source, its files, and what was not used, by rule. */
export function ledgerLines(sources: readonly LoadedSource[]): readonly string[] {
  const all = sources.flatMap((source) => source.ledger);
  return [...sources.flatMap(sourceLines), `all sources  read ${identityOf(all)}`];
}

function sourceLines(loaded: LoadedSource): readonly string[] {
  const { source, ledger, unchanged } = loaded;
  const unused = summariseRejects([loaded]);
  return [
    `${source.title}${unchanged ? '  (unchanged: not read again)' : ''}`,
    ...ledger.flatMap((line) => [
      `  ${line.file}${line.agency === null ? '' : `  (${line.agency})`}`,
      `    read ${identityOf([line])}${factsOf(line)}`,
      ...unused
        .filter(({ file }) => file === line.file)
        .map(
          ({ fate, rule, column, n, firstLines }) =>
            `    ${fate.padEnd(10)} ${formatCount(n).padStart(7)}  ${rule}${column === '' ? '' : `  ${column}`}  line ${firstLines.join(', ')}${n > firstLines.length ? ', …' : ''}`,
        ),
    ]),
  ];
}

/** What the records became, where that is not one fact each. */
function factsOf({ facts, loaded, refusedValues }: LedgerLine): string {
  return `${facts === loaded ? '' : `; ${formatCount(facts)} facts`}${refusedValues === 0 ? '' : `; ${formatCount(refusedValues)} ${refusedValues === 1 ? 'value' : 'values'} left out`}`;
}
