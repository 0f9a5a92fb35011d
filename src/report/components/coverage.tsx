import type { JSX } from 'preact';
import type { SourceCoverage } from '../../spec/findings.ts';
import {
  coverageChartWords,
  coverageWords,
  formatCount,
  formatDate,
  formatMonth,
  monthInitials,
} from '../../words/index.ts';
import { coverageCaption } from '../coverage-caption.ts';
import { drawingKey, type View } from '../view.ts';
import { Figure } from './figure.tsx';

type Agency = SourceCoverage['agencies'][number];
type Cell = Agency['months'][number];

/** On a phone the months of a year wrap, each under its own name: a grid cut after June would look complete. */
function Month({ cell, name }: { readonly cell: Cell | undefined; readonly name: string }): JSX.Element {
  if (cell === undefined || (cell.state === 'outside-cover' && cell.n === 0))
    return (
      <td class="n muted" data-label={name}>
        {coverageWords['outside-cover']}
      </td>
    );
  if (cell.state === 'not-reported')
    return (
      <td class="n" data-label={name}>
        <strong class="silent">{coverageWords['not-reported']}</strong>
      </td>
    );
  const count = cell.n === null ? coverageWords.few : formatCount(cell.n);
  return (
    <td class={cell.state === 'reported' ? 'n' : 'n muted'} data-label={name}>
      {cell.state === 'reported' ? count : `(${count})`}
    </td>
  );
}

/** A year to a row: ten years of an agency stay readable on paper. */
function Grid({ agency }: { readonly agency: Agency }): JSX.Element {
  const cells = new Map(agency.months.map((cell) => [cell.month, cell]));
  const years = [...new Set(agency.months.map(({ month }) => month.slice(0, 4)))];
  return (
    <table class="months">
      <caption class="hidden">
        <bdi>{agency.agency ?? 'All files'}</bdi>: {silence(agency)}
      </caption>
      <thead>
        <tr>
          <th scope="col">Year</th>
          {monthInitials.map((month) => (
            <th scope="col" class="n">
              {month}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {years.map((year) => (
          <tr>
            <th scope="row">{year}</th>
            {monthInitials.map((name, index) => (
              <Month name={name} cell={cells.get(`${year}-${String(index + 1).padStart(2, '0')}`)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The same in words, for whoever hears the page. */
function silence({ months }: Agency): string {
  const covered = months.filter(({ state }) => state !== 'outside-cover');
  const silent = covered.filter(({ state }) => state === 'not-reported');
  if (silent.length === 0) return `records for each of the ${formatCount(covered.length)} months covered`;
  const first = silent.slice(0, 3).map(({ month }) => formatMonth(`${month}-01`));
  const more = silent.length > first.length ? ', …' : '';
  return `none for ${formatCount(silent.length)} of the ${formatCount(covered.length)} months covered (${first.join(', ')}${more})`;
}

function Source({ coverage, view }: { readonly coverage: SourceCoverage; readonly view: View }): JSX.Element {
  const { source, title, covers, declared, agencies } = coverage;
  const drawing = view.drawings.get(drawingKey('coverage', source));
  return (
    <>
      <h4>
        <bdi>{title}</bdi>
      </h4>
      <p class="small muted">
        {declared ? 'Declared to cover' : 'Its records span'} {formatDate(covers.from)} to {formatDate(covers.to)}.
      </p>
      {drawing !== undefined && <Figure drawing={drawing} {...coverageCaption(coverage)} />}
      <details>
        <summary>{coverageChartWords.behind}</summary>
        {agencies.map((agency) => (
          <>
            <p class="months-title" aria-hidden="true">
              <bdi>{agency.agency ?? 'All files'}</bdi>: {silence(agency)}
            </p>
            <section
              class="scroll"
              tabIndex={0}
              aria-label={`${title}, ${agency.agency ?? 'all files'}: records by month`}
            >
              <Grid agency={agency} />
            </section>
          </>
        ))}
      </details>
    </>
  );
}

interface Props {
  readonly coverage: readonly SourceCoverage[];
  readonly view: View;
}

/** Which agency sent records for which month: silence is not zero, and is marked by a word. */
export function Coverage({ coverage, view }: Props): JSX.Element {
  return (
    <>
      <p>
        Records that each agency sent. <strong>{coverageWords['not-reported']}</strong>: nothing for a month that the
        source covers, which is not the same as zero events. <strong>{coverageWords['outside-cover']}</strong>: not
        covered. <strong>{coverageWords.few}</strong>: too few to show. In brackets: outside the time covered.
      </p>
      {coverage.map((source) => (
        <Source coverage={source} view={view} />
      ))}
    </>
  );
}
