import type { JSX } from 'preact';
import type { SourceCoverage } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { coverageCaption } from '../coverage-caption.ts';
import { drawingKey, type View } from '../view.ts';
import { Figure } from './figure.tsx';
import { Told } from './told.tsx';
import { useWords } from './use-words.ts';

type Agency = SourceCoverage['agencies'][number];
type Cell = Agency['months'][number];

interface MonthProps {
  readonly cell: Cell | undefined;
  readonly name: string;
  /** Comes when it comes: a month without any is no gap, and not marked as one. */
  readonly isSeldom: boolean;
}

/** On a phone the months of a year wrap, each under its own name: a grid cut after June would look complete. */
function Month({ cell, name, isSeldom }: MonthProps): JSX.Element {
  const { coverageWords, formatCount } = useWords();
  if (cell === undefined || (cell.state === 'outside-cover' && cell.n === 0))
    return (
      <td class="n muted" data-label={name}>
        {coverageWords['outside-cover']}
      </td>
    );
  if (cell.state === 'not-reported')
    return (
      <td class="n" data-label={name}>
        {isSeldom ? formatCount(0) : <strong class="silent">{coverageWords['not-reported']}</strong>}
      </td>
    );
  const count = cell.n === null ? coverageWords.few : formatCount(cell.n);
  return (
    <td class={cell.state === 'reported' ? 'n' : 'n muted'} data-label={name}>
      {cell.state === 'reported' ? count : `(${count})`}
    </td>
  );
}

/** What stands in the place of a number, of all that this table has: silence is not zero, and is marked by a word. */
function TableKey({ agencies, isSeldom }: { readonly agencies: readonly Agency[]; readonly isSeldom: boolean }) {
  const { coverageWords, monthsWords } = useWords();
  const cells = agencies.flatMap(({ months }) => months);
  const outside = cells.filter(({ state }) => state === 'outside-cover');
  const isIn = {
    'not-reported': !isSeldom && cells.some(({ state }) => state === 'not-reported'),
    'outside-cover': outside.some(({ n }) => n === 0) || agencies.some(({ months }) => months.length % 12 > 0),
    few: cells.some(({ n }) => n === null),
  };
  const marks = (['not-reported', 'few', 'outside-cover'] as const).filter((mark) => isIn[mark]);
  const isBracketed = outside.some(({ n }) => n !== 0);
  if (marks.length === 0 && !isBracketed) return null;
  return (
    <p class="small muted">
      {marks.map((mark) => (
        <>
          <strong>{coverageWords[mark]}</strong>
          {monthsWords.means[mark]}{' '}
        </>
      ))}
      {isBracketed && monthsWords.brackets}
    </p>
  );
}

interface GridProps {
  readonly agency: Agency;
  readonly isSeldom: boolean;
}

/** A year to a row: ten years of an agency stay readable on paper. */
function Grid({ agency, isSeldom }: GridProps): JSX.Element {
  const words = useWords();
  const { monthInitials, monthsWords } = words;
  const cells = new Map(agency.months.map((cell) => [cell.month, cell]));
  const years = [...new Set(agency.months.map(({ month }) => month.slice(0, 4)))];
  return (
    <table class="months">
      <caption class="hidden">
        <bdi>{agency.agency ?? monthsWords.allFiles}</bdi>
        {!isSeldom && `: ${silence(agency, words)}`}
      </caption>
      <thead>
        <tr>
          <th scope="col">{monthsWords.year}</th>
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
              <Month
                name={name}
                cell={cells.get(`${year}-${String(index + 1).padStart(2, '0')}`)}
                isSeldom={isSeldom}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The same in words, for whoever hears the page. */
function silence({ months }: Agency, words: Words): string {
  const { formatCount, formatMonth, monthsWords } = words;
  const covered = months.filter(({ state }) => state !== 'outside-cover');
  const silent = covered.filter(({ state }) => state === 'not-reported');
  if (silent.length === 0) return monthsWords.each(formatCount(covered.length));
  const first = silent.slice(0, 3).map(({ month }) => formatMonth(`${month}-01`));
  const more = silent.length > first.length ? ', …' : '';
  return monthsWords.silent(formatCount(silent.length), formatCount(covered.length), `${first.join(', ')}${more}`);
}

function Source({ coverage, view }: { readonly coverage: SourceCoverage; readonly view: View }): JSX.Element {
  const words = useWords();
  const { coverageChartWords, formatDate, monthsWords } = words;
  const { source, title, covers, declared, agencies } = coverage;
  const drawing = view.drawings.get(drawingKey('coverage', source));
  const caption = coverageCaption(coverage, words);
  const isSeldom = comesSeldom(coverage, view);
  const seldom = isAsked(coverage, view) ? monthsWords.seldom : monthsWords.rare;
  return (
    <>
      <h4>
        <Told>{title}</Told>
      </h4>
      <p class="small muted">
        {(declared ? monthsWords.declared : monthsWords.span)(formatDate(covers.from), formatDate(covers.to))}
      </p>
      {drawing === undefined || !isDrawn(coverage, view) ? (
        <p class="small">{isSeldom ? seldom(...monthsWith(coverage, words)) : caption.title}</p>
      ) : (
        <Figure drawing={drawing} title={caption.title} plotted={caption.cut} />
      )}
      <details>
        <summary>{coverageChartWords.behind}</summary>
        <TableKey agencies={agencies} isSeldom={isSeldom} />
        {agencies.map((agency) => (
          <>
            <p class="months-title" aria-hidden="true">
              <bdi>{agency.agency ?? monthsWords.allFiles}</bdi>
              {!isSeldom && `: ${silence(agency, words)}`}
            </p>
            <section class="scroll" tabIndex={0} aria-label={monthsWords.byMonth(title, agency.agency)}>
              <Grid agency={agency} isSeldom={isSeldom} />
            </section>
          </>
        ))}
      </details>
    </>
  );
}

/** One full bar, or bars of waves, say no more than a line. */
const isDrawn = (coverage: SourceCoverage, view: View): boolean =>
  view.drawings.has(drawingKey('coverage', coverage.source)) &&
  !comesSeldom(coverage, view) &&
  (coverage.agencies.length > 1 || hasGap(coverage));

/** Some agency sent nothing for a month that is covered. */
export const hasGap = ({ agencies }: SourceCoverage): boolean =>
  agencies.some(({ months }) => months.some(({ state }) => state === 'not-reported'));

/** Where most months have fewer records than this, one without any says nothing: homicides, not a file that is missing. */
const fewRecords = 10;

const isRare = ({ agencies }: SourceCoverage): boolean =>
  agencies.every(({ months }) => {
    const came = months.filter(({ state }) => state === 'reported');
    return 2 * came.filter(({ n }) => n === null || n < fewRecords).length > came.length;
  });

/** Waves of a survey and decisions of a board come when they do, and rare events too: a month without any is no gap. */
export function comesSeldom(coverage: SourceCoverage, view: View): boolean {
  return isAsked(coverage, view) || (isRare(coverage) && hasGap(coverage));
}

function isAsked({ source }: SourceCoverage, { publication }: View): boolean {
  const kind = publication.methods.sources.find(({ id }) => id === source)?.kind;
  return kind === 'surveys' || kind === 'actions';
}

function monthsWith({ agencies }: SourceCoverage, { formatCount }: Words): readonly [n: string, of: string] {
  const covered = agencies.flatMap(({ months }) => months.filter(({ state }) => state !== 'outside-cover'));
  const months = (cells: readonly Cell[]): string => formatCount(new Set(cells.map(({ month }) => month)).size);
  return [months(covered.filter(({ state }) => state === 'reported')), months(covered)];
}

interface Props {
  readonly coverage: readonly SourceCoverage[];
  readonly view: View;
}

/** Which agency sent records for which month. */
export function Coverage({ coverage, view }: Props): JSX.Element {
  const { coverageChartWords } = useWords();
  return (
    <>
      {coverage.some((source) => isDrawn(source, view)) && <p>{coverageChartWords.plotted}</p>}
      {coverage.map((source) => (
        <Source coverage={source} view={view} />
      ))}
    </>
  );
}
