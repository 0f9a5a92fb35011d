import { partFormat } from '../one-in.ts';
import { valueFormats } from '../value-formats.ts';

export { formatDuration, type Shown } from '../value-formats.ts';

/** “Menos” and “más” agree with any noun. */
const menosMas = { down: 'menos', up: 'más' } as const;

/**
 * Values of every kind of metric as a reader writes them, and differences between them.
 *
 * @example formatShare(0.9996) // => "más de 99.9 %"
 * @example formatDistance(0.042, { as: 'percent', unit: '' }) // => "4.2 puntos"
 * @example differenceWords({ low: 0.04, high: 0.11 }, { as: 'percent', unit: '' }) // => "entre 4 y 11 puntos más"
 * @example differenceWords({ low: -0.03, high: 0.05 }, { as: 'percent', unit: '' }) // => "desde 3 puntos menos hasta 5 puntos más"
 */
export const {
  formatShare,
  formatShown,
  formatEnds,
  formatDistance,
  formatApart,
  directionOfChange,
  differenceWords,
  decimalsApart,
} = valueFormats({
  days: (text, isOne) => `${text} ${isOne ? 'día' : 'días'}`,
  points: (text, isOne) => `${text} ${isOne ? 'punto' : 'puntos'}`,
  under: (least) => `menos de ${least}`,
  over: (most) => `más de ${most}`,
  directions: {
    count: menosMas,
    rate: menosMas,
    percent: menosMas,
    number: menosMas,
    duration: menosMas,
    money: menosMas,
    days: menosMas,
    score: menosMas,
  },
  noDifference: 'ninguna diferencia',
  atLeast: (amount) => `al menos ${amount}`,
  anythingUp: (from) => `desde ${from} en adelante`,
  anything: (from, to) => `desde ${from} hasta ${to}`,
  between: (from, to) => `entre ${from} y ${to}`,
  about: (amount) => `cerca de ${amount}`,
});

/**
 * A share as a part that people say, to stand beside its percentage; “casi todo” agrees with any noun.
 *
 * @example formatPart(0.119) // => "alrededor de 1 de cada 8"
 * @example formatPart(0.25) // => "1 de cada 4"
 */
export const formatPart = partFormat({
  part: (parts, of) => `${parts} de cada ${of}`,
  about: (part) => `alrededor de ${part}`,
  fewer: (part) => `menos de ${part}`,
  nearlyAll: 'casi todo',
});
