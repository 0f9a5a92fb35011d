import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataError, exitCodes, type Problem, YardlineError } from '../errors.ts';
import type { Polygons } from '../spec/index.ts';

/** A closed line of [longitude, latitude] in degrees; the first of a polygon is its outline, the others are holes. */
export type Ring = readonly (readonly [number, number])[];
export interface NamedPolygon {
  readonly name: string;
  readonly rings: readonly Ring[];
}

/** A file of boundaries as found; its polygons are taken apart only when they are wanted. */
export interface PolygonFile {
  readonly file: string;
  readonly version: string;
  readonly sha256: string;
  readonly bytes: number;
  /** In the order of the file; those of one name are parts of one area. @throws {YardlineError} with every mistake (exit 3) */
  readonly polygons: () => readonly NamedPolygon[];
}

/** Reads the GeoJSON that a source names. */
export async function readPolygons({ file, name, version }: Polygons, project: string): Promise<PolygonFile> {
  const bytes = await readFile(join(project, file)).catch((cause: NodeJS.ErrnoException) => {
    const found =
      cause.code === 'ENOENT' ? 'must be there (there is no such file)' : `must be a readable file (${cause.code})`;
    throw dataError('polygons', file, found, 'check the path under polygons:, from the folder of the project', cause);
  });
  return {
    file,
    version,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    polygons: () => polygonsOf(parsed(bytes, file), { file, property: name }),
  };
}

function parsed(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    const said = cause instanceof SyntaxError ? 'this is not JSON' : 'this is not UTF-8';
    throw dataError(
      'polygons',
      file,
      `must be GeoJSON (${said})`,
      'export the boundaries as GeoJSON, in WGS 84',
      cause,
    );
  }
}

interface Reading {
  readonly file: string;
  readonly property: string;
}
type Complain = (message: string, hint: string) => void;

function polygonsOf(value: unknown, { file, property }: Reading): readonly NamedPolygon[] {
  const features = featuresOf(value, file);
  const problems: Problem[] = [];
  const polygons = features.flatMap((feature, index) => {
    const complain: Complain = (message, hint) =>
      void problems.push({ id: 'polygons', place: `${file}: feature ${index + 1}`, message, hint, frame: '' });
    const name = nameOf(feature, property, complain);
    return partsOf(feature, complain).map((rings) => ({ name, rings }));
  });
  if (problems.length > 0) throw new YardlineError(exitCodes.data, problems);
  return polygons;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function featuresOf(value: unknown, file: string): readonly unknown[] {
  const type = isObject(value) ? String(value.type ?? 'no type') : 'no object';
  const features = isObject(value) && type === 'FeatureCollection' ? value.features : undefined;
  if (!Array.isArray(features))
    throw dataError(
      'polygons',
      file,
      `must be a GeoJSON FeatureCollection (got ${type})`,
      type === 'Topology' ? 'this is TopoJSON: export it as GeoJSON' : 'export the boundaries as GeoJSON, in WGS 84',
    );
  if (features.length === 0)
    throw dataError('polygons', file, 'must have at least one polygon (got none)', 'export the boundaries again');
  return features;
}

function nameOf(feature: unknown, property: string, complain: Complain): string {
  const properties = isObject(feature) && isObject(feature.properties) ? feature.properties : {};
  const name = properties[property];
  const text = typeof name === 'string' || typeof name === 'number' ? String(name).trim() : '';
  if (text === '')
    complain(
      `must have a property "${property}" with the name of its area`,
      `its properties: ${Object.keys(properties).join(', ') || 'none'}`,
    );
  return text;
}

/** The polygons of a feature, each as its rings. */
function partsOf(feature: unknown, complain: Complain): readonly (readonly Ring[])[] {
  const geometry = isObject(feature) && isObject(feature.geometry) ? feature.geometry : {};
  const { type, coordinates } = geometry;
  const parts = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined;
  if (!Array.isArray(parts)) {
    complain(`must be a Polygon or a MultiPolygon (got ${String(type ?? 'no geometry')})`, 'leave out what is no area');
    return [];
  }
  const faults = parts.flatMap((part) => faultOf(part) ?? []);
  const [fault] = faults;
  if (fault) complain(fault.message, fault.hint);
  return fault ? [] : (parts as readonly (readonly Ring[])[]);
}

interface Fault {
  readonly message: string;
  readonly hint: string;
}

/** What is wrong with a polygon, or undefined. */
function faultOf(polygon: unknown): Fault | undefined {
  const broken = { message: 'must be made of rings of [longitude, latitude]', hint: 'export the boundaries again' };
  if (!Array.isArray(polygon) || polygon.length === 0) return broken;
  for (const ring of polygon as readonly unknown[]) {
    if (!Array.isArray(ring) || !ring.every(isPosition)) return broken;
    if (ring.some(([longitude, latitude]) => Math.abs(longitude) > 180 || Math.abs(latitude) > 90))
      return {
        message: 'must be in degrees, longitude from -180 to 180 and latitude from -90 to 90',
        hint: 'these are coordinates of a local grid: export the boundaries in WGS 84 (EPSG:4326)',
      };
    const first = ring[0];
    const last = ring.at(-1);
    if (ring.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
      return {
        message: 'must have rings of four positions or more, the last the same as the first',
        hint: 'export the boundaries again',
      };
  }
  return undefined;
}

const isPosition = (value: unknown): value is readonly [number, number] =>
  Array.isArray(value) && value.length >= 2 && value.slice(0, 2).every((part) => Number.isFinite(part));
