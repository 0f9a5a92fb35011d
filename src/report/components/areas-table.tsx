import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { type AreaTable, areaTables, hasOwnCell, withoutAreas } from '../area-tables.ts';
import { levelText } from '../quantity.ts';
import { singleAreas } from '../select.ts';
import type { View } from '../view.ts';
import { AreasList } from './areas-list.tsx';
import { useWords } from './use-words.ts';

function Cell({ finding, title }: { readonly finding: Finding | undefined; readonly title: string }): JSX.Element {
  const words = useWords();
  const { movementWords, sharedWords } = words;
  if (finding === undefined || !hasOwnCell(finding))
    return (
      <td class="not" data-label={title}>
        <span aria-hidden="true">–</span>
        <span class="hidden">{sharedWords.notGiven}</span>
      </td>
    );
  return (
    <td data-label={title} data-finding={`${finding.metric}/${finding.area}`}>
      <span>{levelText(finding, finding.now, words)}</span>
      {finding.now.status === 'estimated' && <span class="aside">{movementWords[finding.movement].label}</span>}
    </td>
  );
}

/** Why cells are empty, once for all of them. */
function NotGiven({ table: { leftOut, notGiven } }: { readonly table: AreaTable }): JSX.Element | null {
  const { areasWords, formatCount, formatList, reasonWords, sharedWords } = useWords();
  if (notGiven.length === 0) return null;
  return (
    <p class="small muted">
      {leftOut > 0 && `${areasWords.leftOut(formatCount(leftOut), leftOut === 1)} `}
      {areasWords.dash}{' '}
      {notGiven
        .map(({ reason, metrics }) =>
          areasWords.because(
            formatList(metrics.map(({ title }) => title)),
            reason === null ? sharedWords.notMeasured : reasonWords[reason],
          ),
        )
        .join(' ')}
    </p>
  );
}

interface TableProps {
  readonly table: AreaTable;
  readonly all: ReadonlyMap<string, Finding>;
}

function Rows({ table: { metrics, areas }, all }: TableProps): JSX.Element {
  const { areaRoleWords, areasWords, formatList, sharedWords } = useWords();
  const label = areasWords.table(formatList(metrics.map(({ title }) => title)));
  return (
    <section class={metrics.length < 3 ? 'scroll narrow' : 'scroll'} tabIndex={0} aria-label={label}>
      <table class="cards grid">
        <caption class="hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{sharedWords.area}</th>
            {metrics.map(({ title }) => (
              <th scope="col">{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {areas.map(({ area, areaTitle, areaRole }) => (
            <tr>
              <th scope="row">
                <bdi>{areaTitle}</bdi>
                <span class="aside">{areaRoleWords[areaRole]}</span>
              </th>
              {metrics.map(({ metric, title }) => (
                <Cell title={title} finding={all.get(`${metric}/${area}`)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** So many areas that the programme is only compared with stand openly behind its own. */
const mostOpen = 25;

function Table({ table, all }: TableProps): JSX.Element {
  const { foldWords, formatCount } = useWords();
  const compared = table.areas.filter(({ areaRole }) => areaRole === 'comparison');
  const isFolded = compared.length > mostOpen && compared.length < table.areas.length;
  const open = isFolded ? table.areas.filter((area) => !compared.includes(area)) : table.areas;
  return (
    <>
      <Rows table={{ ...table, areas: open }} all={all} />
      {isFolded && (
        <details>
          <summary>{foldWords.otherAreas(formatCount(compared.length))}</summary>
          <Rows table={{ ...table, areas: compared }} all={all} />
        </details>
      )}
      <NotGiven table={table} />
    </>
  );
}

/** Areas by numbers, in words. By role and then by name: a league table of areas would do harm and say little. */
export function AreasTable({ view }: { readonly view: View }): JSX.Element {
  const { areasWords, formatList, sectionWords } = useWords();
  const { findings } = view.document;
  const all = new Map(singleAreas(findings).map((finding) => [`${finding.metric}/${finding.area}`, finding]));
  const { hidden, none } = withoutAreas(view.headlines, findings);
  const titles = (metrics: readonly Finding[]): string => formatList(metrics.map(({ title }) => title));
  return (
    <section class="part" id="areas" aria-labelledby="areas-title">
      <h2 id="areas-title">{sectionWords.areas}</h2>
      <p>{areasWords.intro}</p>
      {all.size === 0 && <p>{areasWords.none}</p>}
      {view.report.detail === 'plain' && <AreasList view={view} />}
      {view.report.detail === 'full' &&
        areaTables(view.headlines, findings).map((table) => <Table table={table} all={all} />)}
      {hidden.length > 0 && <p class="small muted">{areasWords.hiddenIn(titles(hidden))}</p>}
      {view.report.detail === 'full' && all.size > 0 && none.length > 0 && (
        <p class="small muted">{areasWords.without(titles(none))}</p>
      )}
    </section>
  );
}
