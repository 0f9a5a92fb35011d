import type { Staged } from '../acquire/index.ts';
import type { ColumnProfile } from '../conform/profile.ts';
import { formatCount } from '../words/index.ts';
import { visibleLine } from '../words/visible.ts';

const delimiterWords: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' };

/** A file's profile as the terminal shows it. */
export function profileLines(staged: Staged, columns: readonly ColumnProfile[]): readonly string[] {
  const { file, encoding, delimiter, lineEnding, lines, read, headerLines, blankLines, recordLines, defects, sha256 } =
    staged;
  const packed = staged.container === 'plain' ? [] : [staged.container];
  const ends = lineEnding === 'none' ? [] : [`${lineEnding} line ends`];
  // the cells of a workbook have no signs between them
  const form =
    staged.sheet === null
      ? [...packed, encoding, `${delimiterWords[delimiter] ?? delimiter}-separated`, ...ends]
      : [`${staged.container} (sheet ${staged.sheet})`];
  const width = Math.max(6, ...columns.map(({ header }) => visibleLine(header).length));
  return [
    `${file}  ${form.join(', ')}, sha256 ${sha256.slice(0, 8)}…`,
    `  ${formatCount(lines)} lines = ${headerLines} of header + ${formatCount(blankLines)} blank + ${formatCount(recordLines)} of records; ${formatCount(read)} ${read === 1 ? 'record' : 'records'}`,
    ...defects.slice(0, 10).map((defect) => `  line ${defect.line}: ${defect.defect}`),
    ...(defects.length > 10 ? [`  … and ${formatCount(defects.length - 10)} more lines that cannot be read`] : []),
    '',
    `  ${'column'.padEnd(width)}  ${'looks like'.padEnd(13)}  filled   blank   different  examples`,
    ...columns.map((column) => {
      const unread = column.unread === 0 ? '' : `, all but ${formatCount(column.unread)}`;
      const format =
        column.formats[0] === undefined ? '' : `  (${column.formats.join(column.mixed ? ' and ' : ' or ')}${unread})`;
      const distinct = `${formatCount(column.distinct)}${column.distinctIsAll ? '' : '+'}`;
      return `  ${visibleLine(column.header).padEnd(width)}  ${column.looksLike.padEnd(13)}  ${formatCount(column.filled).padStart(6)}  ${formatCount(column.blank).padStart(6)}  ${distinct.padStart(9)}  ${column.examples
        .join(' · ')
        .replaceAll(/[\r\n]+/g, '⏎')
        .slice(0, 60)}${format}`;
    }),
  ];
}
