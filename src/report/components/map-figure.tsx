import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import type { AreaOutline } from '../../spec/publication.ts';
import { mapLooks } from '../charts/map.ts';
import { mapCaption } from '../map-caption.ts';
import { arrowOf, type MapClass, mapClasses, mapClassOf } from '../map-class.ts';
import { changeText } from '../quantity.ts';
import { primaryChange, singleAreas } from '../select.ts';
import { drawingKey, type View } from '../view.ts';
import { Behind } from './behind.tsx';
import { Figure } from './figure.tsx';
import { Unbroken } from './told.tsx';
import { useWords } from './use-words.ts';

function Swatch({ as }: { readonly as: MapClass }): JSX.Element {
  const isBare = as === 'none' || as === 'hidden';
  return (
    <svg viewBox="0 0 27 15" aria-hidden="true">
      <rect
        class={`f-${mapLooks[as].fill} s-muted`}
        x=".5"
        y="1.5"
        width="26"
        height="12"
        stroke-dasharray={isBare ? '3 3' : undefined}
      />
      {as === 'hidden' && <path class="s-veil" stroke-width="1.5" d="M3 13 14 2m-3 11L22 2m-3 11 7-7" />}
    </svg>
  );
}

/** What the map shows, and of how many areas; nothing that it does not show. */
export function MapKey({
  areas,
  outlines,
}: {
  readonly areas: readonly Finding[];
  readonly outlines: readonly AreaOutline[];
}): JSX.Element {
  const { formatCount, mapWords } = useWords();
  const classes = outlines.map(({ area }) => {
    const finding = areas.find((own) => own.area === area);
    return finding === undefined ? 'excluded' : mapClassOf(finding);
  });
  /** Of a number that is better lower, all that are better went down. */
  const arrowIn = (as: MapClass): string => {
    const arrows = new Set(areas.filter((finding) => mapClassOf(finding) === as).map(arrowOf));
    const [arrow] = arrows;
    return arrows.size === 1 && arrow ? `${arrow} ` : '';
  };
  const shown = mapClasses.filter((as) => classes.includes(as));
  return (
    <ul class="key">
      {shown.map((as) => (
        <li>
          <Swatch as={as} />
          {arrowIn(as)}
          {mapWords.key[as]} ({formatCount(classes.filter((own) => own === as).length)})
        </li>
      ))}
    </ul>
  );
}

function Rows({ areas }: { readonly areas: readonly Finding[] }): JSX.Element {
  const words = useWords();
  const { movementWords } = words;
  const { columns } = words.mapWords;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{columns.area}</th>
          <th scope="col">{columns.change}</th>
          <th scope="col">{columns.verdict}</th>
        </tr>
      </thead>
      <tbody>
        {areas.map((finding) => (
          <tr>
            <th scope="row">
              <bdi>{finding.areaTitle}</bdi>
            </th>
            <td>
              <Unbroken>{changeText(finding, primaryChange(finding), words)}</Unbroken>
            </td>
            <td>{movementWords[finding.movement].label}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where the number changed beyond chance, on a map, with every area behind it. */
export function MapFigure({ finding, view }: { readonly finding: Finding; readonly view: View }): JSX.Element | null {
  const words = useWords();
  const { mapWords, sectionWords, sharedWords } = words;
  const drawing = view.drawings.get(drawingKey('map', finding.metric));
  const areas = singleAreas(view.document.findings, finding.metric);
  const { outlines = [] } = view.publication;
  const caption = mapCaption(areas, outlines, words);
  // a board has maps of its goals, and of what must not get worse where it did; an analyst has all
  const isOfUse = finding.role === 'goal' || areas.some((area) => mapClassOf(area) === 'worse');
  const isFull = view.report.detail === 'full';
  const isShown = isFull || isOfUse;
  if (drawing === undefined || caption === null || !isShown) return null;
  // thirty numbers of twenty areas: a board has one table of them all
  const hasTable = !isFull && view.report.sections.includes('areas');
  return (
    <Figure drawing={drawing} {...caption}>
      <MapKey areas={areas} outlines={outlines} />
      {isFull && <p class="small muted">{mapWords.below}</p>}
      {hasTable && (
        <p class="small muted">
          {mapWords.table} <a href="#areas">{sectionWords.areas}</a>
        </p>
      )}
      {!isFull && !hasTable && (
        <Behind drawing={drawing} label={sharedWords.of(finding.title, mapWords.columns.area)}>
          <Rows areas={areas} />
        </Behind>
      )}
    </Figure>
  );
}
