import type { EstimatedChange, Finding } from '../../src/spec/findings.ts';
import type { AreaOutline } from '../../src/spec/publication.ts';
import { findingsOf } from './fixture.ts';

/** Areas on a map in every state that a reader may meet. */

type Polygons = AreaOutline['polygons'];

/** A block of a town, a little out of square. */
const block = (column: number, row: number, wide = 240): Polygons => {
  const [x, y] = [column * 250, row * 210];
  return [
    [
      [
        [x, y + 12],
        [x + wide / 2, y - (row === 0 ? 0 : 8)],
        [x + wide, y],
        [x + wide - 14, y + 200],
        [x + 8, y + 192],
        [x, y + 12],
      ],
    ],
  ];
};
const hole = [
  [
    [60, 480],
    [120, 480],
    [120, 540],
    [60, 540],
    [60, 480],
  ],
] as const;

export const outlines: readonly AreaOutline[] = [
  { area: 'Ashlar', polygons: block(0, 0) },
  { area: 'Brindle Corner', polygons: block(1, 0) },
  { area: 'Cannery Pier', polygons: block(2, 0) },
  { area: 'Dory Town', polygons: block(3, 0) },
  { area: 'Elm', polygons: block(0, 1, 90) },
  { area: 'Fennimore Flats and the Old Ropewalk', polygons: block(1, 1) },
  { area: 'Galley Wood', polygons: block(2, 1) },
  { area: 'Hemlock', polygons: [...block(3, 1), ...block(3, 2, 60)] },
  { area: 'Ironbark', polygons: block(0, 2).map((rings) => [...rings, ...hole]) },
  { area: 'Juniper Wharf', polygons: block(1, 2) },
];

const whole = findingsOf().findings;
const shooting = whole.find(({ metric, areaRole }) => metric === 'shootings' && areaRole === 'all-program') as Finding;

function areaFinding(area: string, movement: Finding['movement'], estimate: number | null): Finding {
  const { baseline } = shooting.changes;
  const change: Finding['changes']['baseline'] =
    estimate === null
      ? {
          status: 'withheld',
          reason: movement === 'withheld' && area === 'Galley Wood' ? 'suppressed' : 'no-baseline',
          window: null,
        }
      : { ...(baseline as EstimatedChange), estimate };
  return {
    ...shooting,
    area,
    areaTitle: area,
    areaRole: area < 'C' ? 'program' : area < 'D' ? 'buffer' : 'comparison',
    movement,
    changes: { ...shooting.changes, primary: 'baseline', baseline: change },
  };
}

/** Every class once; the last area has no finding, and one finding has no outline. */
export const mapFindings: readonly Finding[] = [
  areaFinding('Ashlar', 'better', 0.6),
  areaFinding('Brindle Corner', 'no-clear-change', 0.8),
  areaFinding('Cannery Pier', 'no-clear-change', 1.2),
  areaFinding('Dory Town', 'worse', 1.9),
  areaFinding('Elm', 'too-few', 1.1),
  areaFinding('Fennimore Flats and the Old Ropewalk', 'no-clear-change', 1),
  areaFinding('Galley Wood', 'withheld', null),
  areaFinding('Hemlock', 'not-comparable', null),
  areaFinding('Ironbark', 'withheld', null),
  areaFinding('Nowhere', 'no-clear-change', 0.9),
];
export const neutralMap = mapFindings.map(
  (finding): Finding => ({
    ...finding,
    better: 'neutral',
    movement:
      finding.movement === 'better' ? 'changed-down' : finding.movement === 'worse' ? 'changed-up' : finding.movement,
  }),
);
