import type { Words } from '../words.ts';
import { formatCount, formatPercent } from './numbers.ts';

/** What stands above and beside charts: a title says the finding, what follows it what is plotted. */

const times = (n: number): string => (n === 0 ? 'ninguno' : formatCount(n));
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const grains = { month: 'por mes', quarter: 'por trimestre', year: 'por año' } as const;

export const eventStudyWords: Words['eventStudyWords'] = {
  title: ({ below, above, of }, many) =>
    below + above === 0
      ? `De ${formatCount(of)} ${many} desde el inicio, ninguno se aparta con claridad de lo esperado.`
      : `De ${formatCount(of)} ${many} desde el inicio: ${times(below)} con claridad por debajo de lo esperado y ${times(above)} por encima.`,
  before: (off, of, many) => `Antes del inicio, ${times(off)} de ${formatCount(of)} ${many}: casi no debe haber.`,
  plotted: (one) => `Cada ${one} frente a lo esperado, contado desde el inicio de cada zona, con su rango probable.`,
  few: 'Hueco: menos de la mitad de las zonas llega hasta ahí.',
};

export const comparisonChartWords: Words['comparisonChartWords'] = {
  title: (metric, verdict) => `${metric}, contado y esperado: ${verdict}.`,
  plotted: (many, grain) =>
    `${capital(many)} ${grains[grain]} en las zonas del programa. Rayas: lo que habrían dado su propio pasado y las zonas de comparación sin el programa.`,
  ownPast: (many, grain) =>
    `${capital(many)} ${grains[grain]} en las zonas del programa. Rayas: lo que habría dado su propio pasado.`,
  level: {
    title: (metric, verdict) => `${metric}, como fue y como se esperaba: ${verdict}.`,
    plotted: (grain) =>
      `Las zonas del programa ${grains[grain]}. Rayas: lo que habrían dado su propio pasado y las zonas de comparación sin el programa.`,
    ownPast: (grain) => `Las zonas del programa ${grains[grain]}. Rayas: lo que habría dado su propio pasado.`,
    observed: 'Como fue',
  },
  leftOut: (months) =>
    months === 1
      ? 'El primer mes de cada zona queda fuera.'
      : `Los primeros ${formatCount(months)} meses de cada zona quedan fuera.`,
  counted: 'Contado',
  expected: 'Esperado',
  difference: 'Diferencia',
  period: 'Período',
};

export const choiceRowWords: Words['choiceRowWords'] = {
  main: 'Como se informa',
  placebo: (periods, many) => `Inicios fingidos ${formatCount(periods)} ${many} antes de tiempo`,
};

export const choicesChartWords: Words['choicesChartWords'] = {
  title: (turning, judged) => {
    const question = '¿Lo cambiarían otras opciones?';
    if (judged === 0) return `${question} Otros cálculos del mismo efecto.`;
    if (judged === 1)
      return turning === 0
        ? `${question} La otra opción no cambia el veredicto.`
        : `${question} La otra opción cambia el veredicto.`;
    if (turning === 0) return `${question} Ninguna de las otras ${formatCount(judged)} cambia el veredicto.`;
    return `${question} De otras ${formatCount(judged)}, ${formatCount(turning)} ${turning === 1 ? 'cambia' : 'cambian'} el veredicto.`;
  },
  plotted: 'El efecto frente a lo esperado, con su rango probable, con cada opción que se pudo tomar.',
  placebo: 'Un inicio fingido no debe mostrar nada.',
  choice: 'Opción',
  effect: 'Frente a lo esperado',
  verdict: 'Veredicto',
  turns: 'cambia',
  stays: 'se mantiene',
  notJudged: 'no se juzga con ella',
};

export const placeboChartWords: Words['placeboChartWords'] = {
  title: (rank, of) =>
    rank === 1
      ? `Desde el inicio, ninguna brecha de ${formatCount(of)} es mayor que la de las zonas del programa.`
      : `Desde el inicio, ${formatCount(rank - 1)} de ${formatCount(of - 1)} zonas de comparación ${rank === 2 ? 'muestra' : 'muestran'} una brecha tan grande como la de las zonas del programa.`,
  plotted:
    'Qué tan lejos está cada una de la mezcla de otras zonas que más se le parecía antes del inicio, en veces su error de siempre. Marcado: las zonas del programa. Tenue: cada zona de comparación, como si hubiera tenido el programa.',
  start: 'inicio',
  columns: { period: 'Período', program: 'Zonas del programa', others: 'Zonas de comparación, de menos a más' },
};

export const displacementWords: Words['displacementWords'] = {
  heading: '¿Se desplazó a otras zonas?',
  plotted:
    'Zonas del programa, vecinas y de comparación, un año a la vez, cada una como índice: 100 es su propio nivel antes del primer inicio.',
  start: 'Primer inicio',
  side: {
    'all-program': { wide: 'zonas del programa', narrow: 'programa' },
    'all-buffer': { wide: 'zonas vecinas', narrow: 'vecinas' },
    'all-comparison': { wide: 'zonas de comparación', narrow: 'comparación' },
  },
  columns: { years: 'Un año a la vez', index: 'índice' },
};

export const surveyChartWords: Words['surveyChartWords'] = {
  title: ({ label, share, places }) =>
    share === null
      ? `Todas las respuestas, de la peor a la mejor; las últimas: ${label}.`
      : `${label}: el ${formatPercent(share)} respondió ${places.join(' o ')}.`,
  plotted: (waves) =>
    `${waves === 1 ? 'Todas las respuestas' : `Todas las respuestas de ${formatCount(waves)} tiempos`} a ambos lados del centro de la escala: las mejores a la derecha, las peores a la izquierda, las del centro en los dos lados. Entre paréntesis: cuántas personas respondieron.`,
  counted: 'En negrita: la proporción que cuenta.',
  anew: '* No se preguntó con las mismas palabras que la vez anterior.',
  together: 'Las respuestas que pocos dieron van con sus vecinas.',
  end: { left: (place) => `← hacia ${place}`, right: (place) => `hacia ${place} →` },
};

const months = (n: number): string => `${formatCount(n)} ${n === 1 ? 'mes' : 'meses'}`;

export const coverageChartWords: Words['coverageChartWords'] = {
  title: (silent, agencies) =>
    silent === 0
      ? 'Llegaron registros de cada mes cubierto.'
      : agencies === 1
        ? `${months(silent)} sin ningún registro.`
        : `${months(silent)} sin ningún registro, entre ${formatCount(agencies)} agencias.`,
  plotted:
    'Lleno: llegaron registros. Rayas y vacío: no llegó ninguno de un mes cubierto, lo que no es lo mismo que cero casos. Claro: muy pocos para mostrarlos. En blanco: no cubierto.',
  cut: (most, all) => `Las primeras ${formatCount(most)} de ${formatCount(all)} agencias; las tablas las tienen todas.`,
  silent: (n) => (n === 0 ? 'completo' : `faltan ${formatCount(n)}`),
  allFiles: 'Todos los archivos',
  behind: 'Registros por mes',
};

export const figureWords: Words['figureWords'] = {
  behind: 'Los números de esta gráfica',
  specification: 'Especificación:',
};
