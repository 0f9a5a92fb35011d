import { areas } from './areas.ts';
import { seededRandom } from './random.ts';

/** Where the made-up city lies: somewhere in the Atlantic, and no larger than a city. */
const corner = { west: -50.12, north: 40.08 };
/** One cell of the grid, in degrees. */
const cell = { wide: 0.024, high: 0.022 };
/** How far corners and borders may be off the grid, in parts of a cell. */
const off = { corner: 0.24, border: 0.12 };

type Place = readonly [x: number, y: number];
type Corner = readonly [column: number, row: number];

/** A corner of the grid, moved a little; each corner has a stream of its own, and so all that meet there agree. */
function cornerAt([column, row]: Corner, seed: number): Place {
  const random = seededRandom(seed, `outline/${column}/${row}`);
  const moved = (): number => (random.uniform() - 0.5) * 2 * off.corner;
  return [column + moved(), row + moved()];
}

/** A border from one corner to the next, as crooked as borders are; its neighbours read it from either end. */
function borderOf(from: Corner, to: Corner, seed: number): readonly Place[] {
  const random = seededRandom(seed, `outline/${from.join('/')}-${to.join('/')}`);
  let line: readonly Place[] = [cornerAt(from, seed), cornerAt(to, seed)];
  for (let size = off.border; size > 0.02; size /= 2) line = bent(line, () => (random.uniform() - 0.5) * 2 * size);
  return line;
}

/** A place more in the middle of each stretch, moved across it. */
const bent = (line: readonly Place[], moved: () => number): readonly Place[] =>
  line.flatMap((place, at): readonly Place[] => {
    const next = line[at + 1];
    if (!next) return [place];
    const [dx, dy, by] = [next[0] - place[0], next[1] - place[1], moved()];
    return [place, [(place[0] + next[0]) / 2 - dy * by, (place[1] + next[1]) / 2 + dx * by]];
  });

function ringOf(column: number, row: number, seed: number): readonly Place[] {
  const border = (from: Corner, to: Corner): readonly Place[] => borderOf(from, to, seed);
  const [left, right] = [column, column + 1];
  const [top, below] = [row, row + 1];
  const sides = [
    border([left, top], [right, top]),
    border([right, top], [right, below]),
    border([left, below], [right, below]).toReversed(),
    border([left, top], [left, below]).toReversed(),
  ];
  const ring = sides.flatMap((side) => side.slice(0, -1));
  return [...ring, ...ring.slice(0, 1)];
}

const degrees = ([x, y]: Place): readonly [number, number] => [
  Number((corner.west + x * cell.wide).toFixed(5)),
  Number((corner.north - y * cell.high).toFixed(5)),
];

/** The neighbourhoods as GeoJSON: none overlaps another, and no gap lies between two. */
export function outlinesFile(seed: number): string {
  const features = areas.map(({ name, column, row }) => ({
    type: 'Feature',
    properties: { neighbourhood: name },
    geometry: { type: 'Polygon', coordinates: [ringOf(column, row, seed).map(degrees)] },
  }));
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  return `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`;
}
