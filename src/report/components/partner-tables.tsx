import type { ComponentChildren, JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { attendanceDrawing } from '../charts/attendance-columns.ts';
import { givingRows, lorenzPoints } from '../charts/partner-rows.ts';
import { useWords } from './use-words.ts';

/** The tables behind the charts of partners. */

function Table({
  heads,
  children,
}: {
  readonly heads: readonly string[];
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <table>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function Row({ name, cells }: { readonly name: string; readonly cells: readonly string[] }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      {cells.map((cell) => (
        <td>{cell}</td>
      ))}
    </tr>
  );
}

/** Every partner with those that it worked with, and how often. */
export function TiesTable({ finding: { partners } }: { readonly finding: Finding }): JSX.Element | null {
  const { formatCount, networkWords } = useWords();
  const { columns, fewTimes } = networkWords;
  if (!partners?.ties) return null;
  const { names, ties } = partners;
  const withOf = (place: number): readonly string[] =>
    ties.flatMap(({ one, other, n }) => {
      if (one !== place && other !== place) return [];
      return [`${names[one === place ? other : one] ?? ''} (${n === null ? fewTimes : formatCount(n)})`];
    });
  return (
    <Table heads={[columns.partner, columns.ties, columns.with]}>
      {names.map((name, place) => (
        <Row name={name} cells={[formatCount(withOf(place).length), withOf(place).join(', ')]} />
      ))}
    </Table>
  );
}

export function AttendanceTable({ finding }: { readonly finding: Finding }): JSX.Element | null {
  const { attendanceWords, formatMonth } = useWords();
  const { columns, count, never } = attendanceWords;
  const drawing = attendanceDrawing(finding.partners ?? null);
  if (drawing === null) return null;
  return (
    <Table heads={[columns.partner, drawing.monthsInColumn === 3 ? columns.spans : columns.months, columns.last]}>
      {drawing.rows.map(({ name, present, last }) => (
        <Row
          name={name}
          cells={[count(present.size, drawing.recorded), last === null ? never : formatMonth(`${last}-01`)]}
        />
      ))}
    </Table>
  );
}

interface GivingProps {
  readonly finding: Finding;
  readonly promised: Finding | null;
}

export function GivingTable({ finding, promised }: GivingProps): JSX.Element {
  const { formatShown, givingWords, sharedWords } = useWords();
  const { columns } = givingWords;
  const shown = { as: finding.partners?.shownAs ?? 'number', unit: finding.shown.unit };
  const text = (value: number | null): string => (value === null ? sharedWords.notGiven : formatShown(value, shown));
  return (
    <Table heads={[columns.partner, columns.delivered, ...(promised === null ? [] : [columns.promised])]}>
      {givingRows(finding.partners ?? null, promised?.partners ?? null).map((row) => (
        <Row name={row.name} cells={[text(row.delivered), ...(promised === null ? [] : [text(row.promised)])]} />
      ))}
    </Table>
  );
}

export function LorenzTable({ finding }: { readonly finding: Finding }): JSX.Element {
  const { formatShare, lorenzWords } = useWords();
  const { columns } = lorenzWords;
  return (
    <Table heads={[columns.partners, columns.share]}>
      {(lorenzPoints(finding.partners ?? null) ?? []).map(({ of, share }) => (
        <Row name={formatShare(of)} cells={[formatShare(share)]} />
      ))}
    </Table>
  );
}
