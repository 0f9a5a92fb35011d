import type { Finding } from '../spec/findings.ts';
import type { AreaOutline } from '../spec/publication.ts';
import type { Words } from '../words/index.ts';
import type { Caption } from './caption.ts';
import { mapClassOf } from './map-class.ts';
import { commonWindow, primaryChange } from './select.ts';

/** Fewer areas than this make no map. */
const fewest = 3;

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
  if (first === undefined || drawn.length < fewest || changed.length === 0) return null;
  const count = (wanted: string): number => drawn.filter((finding) => mapClassOf(finding) === wanted).length;
  const window = commonWindow(changed)?.label;
  const label = window ?? mapWords.window[first.changes.primary === 'baseline' ? 'baseline' : 'before'];
  const missing = areas.filter(({ area }) => !known.has(area)).map(({ areaTitle }) => areaTitle);
  const hasProgram = drawn.some(({ areaRole }) => areaRole === 'program');
  return {
    title:
      first.better === 'neutral'
        ? mapWords.neutral(count('changed'), drawn.length)
        : mapWords.title({ better: count('better'), worse: count('worse'), of: drawn.length }),
    plotted: [
      (hasProgram ? mapWords.plotted : mapWords.plottedPlain)(label),
      ...(missing.length > 0 ? [mapWords.missing(missing)] : []),
    ].join(' '),
  };
}
