import { type NamedPolygon, readPolygons } from '../acquire/index.ts';
import type { AreaOutline, Pipeline } from '../spec/index.ts';
import { flatMap, simplifyRing } from '../stats/index.ts';
import type { AreaList } from './area-list.ts';
import type { Boundaries } from './polygons.ts';

/** The longer side of a map, and how far its lines may be off: less than what a page can show. */
const size = 1000;
const tolerance = 1.6;

export interface Outlines {
  readonly outlines: readonly AreaOutline[];
  /** The file that they come from, unless records are placed by it, so that it is told already. */
  readonly boundaries: readonly Boundaries[];
}

/** The outlines of the areas of an evaluation, as simple as a page can show them; none where no file has them. */
export async function outlinesOf(
  { areas }: Pipeline,
  {
    project,
    areaList,
    known,
  }: { readonly project: string; readonly areaList: AreaList; readonly known: readonly Boundaries[] },
): Promise<Outlines> {
  if (areas.outlines === null) return { outlines: [], boundaries: [] };
  const { polygons, ...file } = await readPolygons(areas.outlines, project);
  const isKnown = known.some((own) => own.sha256 === file.sha256 && own.file === file.file);
  return {
    outlines: simplified(polygons(), new Set(areaList.areas.map(({ area }) => area))),
    boundaries: isKnown ? [] : [{ source: 'areas', ...file }],
  };
}

function simplified(polygons: readonly NamedPolygon[], areas: ReadonlySet<string>): readonly AreaOutline[] {
  const wanted = polygons.filter(({ name }) => areas.has(name));
  if (wanted.length === 0) return [];
  const place = flatMap(
    wanted.flatMap(({ rings }) => rings.flat()),
    size,
  );
  const outlines = new Map<string, AreaOutline['polygons'][number][]>();
  for (const { name, rings } of wanted) {
    const [outline = [], ...holes] = rings.map((ring) => simplifyRing(ring.map(place), tolerance));
    // an island that is smaller than a line is wide; its holes went with it
    if (outline.length === 0) continue;
    const own = [outline, ...holes.filter((hole) => hole.length > 0)];
    outlines.set(name, [...(outlines.get(name) ?? []), own]);
  }
  return [...outlines].map(([area, own]) => ({ area, polygons: own })).sort((a, b) => (a.area < b.area ? -1 : 1));
}
