import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { reach } from '../charts/reach.ts';
import { lonePoints, segments } from '../charts/segments.ts';
import { valueOf } from '../quantity.ts';
import { useWords } from './use-words.ts';

const width = 90;
const height = 30;

interface Place {
  readonly x: number;
  readonly y: number;
}

function path(places: readonly Place[]): string {
  return places.map((place, index) => `${index === 0 ? 'M' : 'L'}${place.x.toFixed(1)} ${place.y.toFixed(1)}`).join('');
}

type Props = { readonly finding: Finding };

/** A trend at the size of a word, from zero, and for those who hear the table where it begins and ends. */
export function Trend({ finding }: Props): JSX.Element {
  const words = useWords();
  const told = finding.series.flatMap(({ period, value }) =>
    value === null ? [] : [words.pageWords.valueIn(valueOf(finding, value, words), period)],
  );
  return (
    <>
      <Sparkline series={finding.series} />
      {told.length > 1 && <span class="hidden">{[told[0], told.at(-1)].join(', ')}</span>}
    </>
  );
}

function Sparkline({ series }: Pick<Finding, 'series'>): JSX.Element | null {
  const values = series.flatMap((point) => (point.value === null ? [] : [point.value]));
  if (values.length < 2) return null;
  const top = reach(values) || 1;
  const place = (index: number, value: number): Place => ({
    x: 3 + ((width - 8) * index) / Math.max(1, series.length - 1),
    y: 3 + (height - 6) * (1 - Math.min(value, top) / top),
  });
  const at = new Map(series.map((point, index) => [point.from, index]));
  const drawn = segments(series);
  const pieces = [...new Set(drawn.map((piece) => piece.segment))].map((id) =>
    drawn.filter((piece) => piece.segment === id),
  );
  const last = series.findLastIndex((point) => point.value !== null);
  const end = place(last, series[last]?.value ?? 0);
  const firm = series[last]?.state === 'reported';
  return (
    <svg class="spark" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path class="s-line" d={`M0 ${height - 2.5}H${width}`} stroke-width="1" />
      {pieces.map((piece) => (
        <path
          class="s-series"
          fill="none"
          stroke-width="1.5"
          stroke-linejoin="round"
          stroke-dasharray={piece[0]?.firm === true ? undefined : '3 2'}
          d={path(piece.map((point) => place(at.get(point.date) ?? 0, point.value)))}
        />
      ))}
      {lonePoints(series).map((point) => {
        const lone = place(at.get(point.date) ?? 0, point.value);
        return <circle class="f-series" cx={lone.x.toFixed(1)} cy={lone.y.toFixed(1)} r="1.1" />;
      })}
      <circle
        class={firm ? 'f-series' : 'f-paper s-series'}
        cx={end.x.toFixed(1)}
        cy={end.y.toFixed(1)}
        r="2.6"
        stroke-width="1.3"
      />
    </svg>
  );
}
