import type { Words } from '../words.ts';
import { formatCount, formatDecimal } from './numbers.ts';

/** How values are spread, in words: what so many do not exceed, now and before. */

/** A share as people say it. @example shareInWords(0.9) // => "9 de cada 10" */
export const shareInWords: Words['shareInWords'] = (p) => {
  if (p === 0.5) return 'la mitad';
  const tenths = p * 10;
  if (Math.abs(tenths - Math.round(tenths)) < 1e-9) return `${Math.round(tenths)} de cada 10`;
  const hundredths = p * 100;
  const isWhole = Math.abs(hundredths - Math.round(hundredths)) < 1e-9;
  return isWhole ? `${Math.round(hundredths)} de cada 100` : `${formatDecimal(hundredths, 1)} %`;
};

/** "La mitad de" agrees with no noun; "9 de cada 10" needs none of it. */
const of = (share: string, many: string): string =>
  share === 'la mitad' ? `Para la mitad (${many})` : `Para ${share} (${many})`;

export const distributionWords: Words['distributionWords'] = {
  title: (share, many, { now, before }) =>
    `${of(share, many)}, el tiempo es ${now} o menos ahora; antes, ${before} o menos.`,
  titleOfAmounts: (share, many, { now, before }) =>
    `${of(share, many)}, el valor es ${now} o menos ahora; antes, ${before} o menos.`,
  target: (target, { now, before }) => `Dentro de la meta de ${target}: ${now} ahora, ${before} antes.`,
  plotted: (many, share) =>
    `La proporción (${many}) que tuvo tanto o menos, de nada a todo. Puntos: donde se llega a ${share}.`,
  plottedTime: (many, share) =>
    `La proporción (${many}) que tardó tanto o menos, de nada a todo. Puntos: donde se llega a ${share}.`,
  windows: (now, before) =>
    `Línea llena: ${now.label} (${formatCount(now.n)}). Rayas: ${before.label} (${formatCount(before.n)}).`,
  rounded: 'Las cuentas están redondeadas para proteger a las personas, y no tienen que sumar lo mismo.',
  now: (value) => `ahora ${value}`,
  before: (value) => `antes ${value}`,
  targetMark: (value) => `meta ${value}`,
  band: {
    first: (to) => `hasta ${to}`,
    between: (from, to) => `más de ${from}, hasta ${to}`,
    last: (from) => `más de ${from}`,
  },
  columns: { band: 'Tramo', now: 'Ahora', before: 'Antes', share: 'Proporción' },
  together: 'Los tramos con pocos casos van con sus vecinos.',
};
