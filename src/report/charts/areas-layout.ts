import type { Finding } from '../../spec/findings.ts';
import { chartWidth } from '../theme.ts';
import type { ChartInput } from './chart.ts';
import { shortened } from './place.ts';
import { reach } from './reach.ts';
import { datePosition, yearTicks, zeroScale } from './scale.ts';
import { drawnPoints } from './segments.ts';

const heading = 22;
const plotHeight = { wide: 66, narrow: 58 } as const;
/** Room for the last number of a panel: "100 %" in bold is the widest that is common. */
const columnGap = { wide: 52, narrow: 46 } as const;
const rowGap = 18;

export interface Panel {
  readonly finding: Finding;
  readonly title: string;
  readonly left: number;
  readonly top: number;
  /** Whether the scale's labels stand here: at the first of a row, and under the last of a column. */
  readonly labelsLeft: boolean;
  readonly labelsBelow: boolean;
}

export interface AreasLayout {
  readonly panels: readonly Panel[];
  readonly plot: { readonly width: number; readonly height: number };
  readonly size: { readonly width: number; readonly height: number };
  readonly scale: ReturnType<typeof zeroScale>;
  readonly years: readonly { readonly label: string; readonly at: number }[];
  /** The time that every panel shows. */
  readonly from: string;
  readonly to: string;
  readonly x: (date: string) => number;
  readonly y: (value: number) => number;
}

type Place = Pick<ChartInput, 'format' | 'words'>;

/** Where there is no room for the role, order and shade carry it: a name that is cut would stand for another. */
function titleOf({ areaTitle, areaRole }: Finding, width: number, { format, words }: Place): string {
  const { comparison, neighbour } = words.markWords;
  const role = { comparison, buffer: neighbour }[areaRole as string];
  const suffix = role === undefined || format === 'narrow' ? '' : ` (${role})`;
  const most = Math.floor(width / 7.3);
  const whole = areaTitle + suffix;
  return whole.length <= most ? whole : shortened(areaTitle, most);
}

function yearsOf(from: string, to: string): AreasLayout['years'] {
  return yearTicks(from, to, 3).map(({ year }) => ({
    label: String(year),
    at: datePosition(`${year}-01-01`, from, to),
  }));
}

/** A grid of panels on one scale, in pixels: a facet would measure its headers by guess and draw axes for panels that are not there. */
export function areasLayout(findings: readonly Finding[], { format, words }: Place, left: number): AreasLayout {
  const columns = Math.min(format === 'narrow' ? 2 : 4, Math.max(1, findings.length));
  const most = format === 'narrow' ? 2 : 4;
  const width = Math.floor((chartWidth[format] - left - columnGap[format] * most) / most);
  const height = plotHeight[format];
  const values = findings.flatMap((finding) => drawnPoints(finding.series).map((point) => point.value));
  const scale = zeroScale(reach(values), 3);
  const series = findings[0]?.series ?? [];
  const [from, to] = [series[0]?.from ?? '2000-01-01', series.at(-1)?.to ?? '2000-12-31'];
  const panels = findings.map((finding, index) => ({
    finding,
    title: titleOf(finding, width + columnGap[format] - 6, { format, words }),
    left: (index % columns) * (width + columnGap[format]),
    top: Math.floor(index / columns) * (height + heading + rowGap) + heading,
    labelsLeft: index % columns === 0,
    labelsBelow: index + columns >= findings.length,
  }));
  const rows = Math.ceil(findings.length / columns);
  return {
    panels,
    plot: { width, height },
    size: { width: chartWidth[format] - left, height: rows * (height + heading + rowGap) },
    scale,
    years: yearsOf(from, to),
    from,
    to,
    x: (date) => datePosition(date, from, to) * width,
    y: (value) => height * (1 - Math.min(value, scale.top) / scale.top),
  };
}
