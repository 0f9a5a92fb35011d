import { readPolygons } from '../acquire/index.ts';
import type { Source } from '../spec/index.ts';
import type { Placer, Warehouse } from '../store/index.ts';
import { polygonPlacer } from './locate-area.ts';

/** A file of boundaries that a source's records were placed by. */
export interface Boundaries {
  readonly source: string;
  readonly file: string;
  /** As declared. */
  readonly version: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface Bounded {
  /** Carries the hash of its polygons, so that it is loaded anew when they change. */
  readonly source: Source;
  /** Places records while it loads them. */
  readonly warehouse: Warehouse;
  readonly boundaries: Boundaries | null;
}

/** A source with the polygons that it declares; one without is handed back as it is. */
export async function withPolygons(
  source: Source,
  { warehouse, project }: { readonly warehouse: Warehouse; readonly project: string },
): Promise<Bounded> {
  if (!source.polygons) return { source, warehouse, boundaries: null };
  const { polygons, ...boundaries } = await readPolygons(source.polygons, project);
  let placer: Placer | null = null;
  return {
    source: { ...source, polygons: { ...source.polygons, sha256: boundaries.sha256 } },
    warehouse: {
      ...warehouse,
      load: (plan) => {
        placer ??= polygonPlacer(polygons());
        return warehouse.load(plan, placer);
      },
    },
    boundaries: { source: source.id, ...boundaries },
  };
}
