import type { Words } from '../words.ts';
import { inTime } from './numbers.ts';

/** Titles and descriptions of drawings, for whoever hears them. A caption says what is plotted, and is heard before them. */
export const planWords: Words['planWords'] = {
  of: (title, said) => `${title}: ${said}`,
  tableAfter: 'La tabla después de la gráfica tiene cada número.',
  tablesAfter: 'Las tablas después de la gráfica tienen cada número.',
  point: (value, period) => `${value} ${inTime(period)}`,
  noFinal: 'Sin valores definitivos.',
  span: (first, last) => `De ${first} a ${last}.`,
  notFinal: (period) => `${period} no es definitivo.`,
  overTime: (title, area) => `${title}, a lo largo del tiempo, ${area}`,
  line: (unit, periods) => `Gráfica de línea (${unit}) de ${periods} períodos.`,
  byArea: (title) => `${title} por zona`,
  sameScale: (unit) => `${unit}; todos los recuadros tienen la misma escala`,
  panels: (unit, areas) => `Gráficas pequeñas de línea (${unit}), una por cada una de ${areas} zonas, en una escala.`,
  changes: 'Cambio de cada número',
  changesPlotted: 'razón de ahora a antes, con su rango probable',
  changesDescribed: (n) =>
    `${n} números con la razón de ahora a la línea de base y su rango probable. La tabla de veredictos tiene cada número.`,
};
