import type { Finding } from '../spec/findings.ts';
import type { AreaOutline } from '../spec/publication.ts';
import type { Words } from '../words/index.ts';
import type { Caption } from './caption.ts';
import { type MapClass, mapClassOf } from './map-class.ts';
import { commonWindow, primaryChange } from './select.ts';

/** Fewer areas than this make no map. */
const fewest = 3;
/** Of these it is told whether they changed. */
const judged: readonly MapClass[] = ['better', 'worse', 'changed', 'lean-better', 'lean-worse', 'lean'];

/** In how many areas the change is beyond chance; null where there is no map to be drawn. */
export function mapCaption(
  areas: readonly Finding[],
  outlines: readonly AreaOutline[],
  { mapWords }: Words,
): Caption | null {
  const [first] = areas;
  const known = new Set(outlines.map(({ area }) => area));
  const drawn = areas.filter(({ area }) => known.has(area));
  const changed = drawn.filter((finding) => primaryChange(finding).status === 'estimated');
  const count = (wanted: string): number => drawn.filter((finding) => mapClassOf(finding) === wanted).length;
  const untold = drawn.length - drawn.filter((finding) => judged.includes(mapClassOf(finding))).length;
  // a map of areas of which nothing can be told is an empty one
  if (first === undefined || drawn.length < fewest || changed.length === 0 || untold === drawn.length) return null;
  const window = commonWindow(changed)?.label;
  const label = window ?? mapWords.window[first.changes.primary === 'baseline' ? 'baseline' : 'before'];
  const missing = areas.filter(({ area }) => !known.has(area)).map(({ areaTitle }) => areaTitle);
  const hasProgram = drawn.some(({ areaRole }) => areaRole === 'program');
  return {
    title:
      first.better === 'neutral'
        ? mapWords.neutral(count('changed'), drawn.length)
        : mapWords.title({ better: count('better'), worse: count('worse'), of: drawn.length, untold }),
    plotted: [
      (hasProgram ? mapWords.plotted : mapWords.plottedPlain)(label),
      ...(missing.length > 0 ? [mapWords.missing(missing)] : []),
    ].join(' '),
  };
}
