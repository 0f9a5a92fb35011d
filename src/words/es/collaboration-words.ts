import type { Words } from '../words.ts';
import { formatCount, formatDecimal, formatList, formatPercent } from './numbers.ts';

/** Who works with whom, who took part, and who gave how much, in words. */

const partners = (n: number): string => `${formatCount(n)} ${n === 1 ? 'socio' : 'socios'}`;
const parts = (n: number): string => (n === 1 ? 'una sola red' : `${formatCount(n)} partes`);

export const networkWords: Words['networkWords'] = {
  title: ({ ties, pairs, components, alone }) =>
    `De ${formatCount(pairs)} pares de socios, ${formatCount(ties)} trabajaron juntos${
      alone > 0 && components === alone + 1 ? '' : `; forman ${parts(components)}`
    }.`,
  most: (name, n) => `Con más lazos: ${name}, con ${formatCount(n)}.`,
  alone: (n) => `Sin trabajar con ningún otro: ${partners(n)}.`,
  plotted:
    'Cada punto es un socio; cada línea, dos que participaron en la misma actividad; cuanto más gruesa, más veces. En orden de lazos, desde arriba hacia la derecha.',
  few: 'Rayas: muy pocas veces para mostrarlo.',
  numbered: 'Los socios llevan números: no se ha declarado que se los pueda nombrar.',
  cut: (most, all) => `Los primeros ${formatCount(most)} de ${formatCount(all)} socios.`,
  matrix: {
    title: (one, other, counted) => `Más veces juntos: ${one} y ${other}, en ${counted}.`,
    several: (pairs, counted) => `Más veces juntos: ${formatCount(pairs)} pares, cada uno en ${counted}.`,
    untold: 'Quién trabajó con quién, par por par.',
    plotted: (many) =>
      `Pares de socios según las ${many} que tuvieron en común: cuanto más marcado, más. Vacío: ninguna. Un punto: muy pocas para mostrarlas. Cada nombre está a la derecha de su fila y encima de su columna.`,
  },
  described: 'quién trabaja con quién',
  matrixDescribed: 'actividades en común, par por par',
  columns: { partner: 'Socio', ties: 'Lazos', with: 'Trabaja con' },
  fewTimes: 'pocas',
};

export const attendanceWords: Words['attendanceWords'] = {
  title: ({ silent, months, partners: n }) =>
    `${partners(n)} en ${formatCount(months)} meses${
      silent === 0 ? '.' : `; en ${formatCount(silent)} de ellos no se anotó nada de nadie.`
    }`,
  stopped: (names) => `Participaron antes, y últimamente no: ${formatList(names)}.`,
  since: (name, month) => `${name} (última vez: ${month})`,
  noneOf: (who) => `En ninguno de estos meses: ${typeof who === 'number' ? partners(who) : formatList(who)}.`,
  three: 'Cada columna son tres meses.',
  plotted:
    'Lleno: participó. Un punto: solo participaron otros. Rayas: no se anotó nada de nadie, que no es lo mismo que no haber venido nadie. En orden alfabético.',
  described: 'quién participó cuándo',
  count: (n, of) => `${formatCount(n)} de ${formatCount(of)}`,
  columns: {
    partner: 'Socio',
    months: 'Meses en que participó',
    spans: 'Trimestres en que participó',
    last: 'Última vez',
  },
  never: 'en ninguno de estos meses',
};

export const givingWords: Words['givingWords'] = {
  promised: (share) => `Se entregó el ${formatPercent(share)} de lo prometido.`,
  delivered: (total, n) => `${total} de ${partners(n)}.`,
  plotted: 'Lleno: entregado. Contorno: prometido. En orden alfabético.',
  plottedAlone: 'Por socio, en orden alfabético.',
  described: 'aportes de cada socio',
  columns: { partner: 'Socio', promised: 'Prometido', delivered: 'Entregado' },
  units: 'unidades de dinero',
  of: (delivered, promised) => `${delivered} de ${promised}`,
  notPromised: (delivered) => `${delivered}, nada prometido`,
};

export const lorenzWords: Words['lorenzWords'] = {
  across: 'socios, primero los que menos tienen',
  title: (gini, half) =>
    `La mitad de los socios, los que menos tienen, tiene el ${formatPercent(half)} de todo. Desigualdad (coeficiente de Gini): ${formatDecimal(gini, 2)}.`,
  plotted: 'Lo que tienen juntos los socios que menos tienen, como parte de todo. Rayas: si todos tuvieran igual.',
  described: 'qué tan por igual aportan los socios',
  alike: 'si todos tuvieran igual',
  own: 'como es',
  columns: { partners: 'Socios que menos tienen', share: 'Parte de todo' },
};

export const collaborationWords: Words['collaborationWords'] = {
  intro:
    'Quién trabajó con quién, quién participó y quién dio qué. Trabajar juntos es un medio: si sirve, lo dicen los demás números.',
  agreed: (who) => `Se nombra a los socios por acuerdo: ${who}.`,
  notAgreed:
    'No se nombra a los socios, ni se dice lo que dio cada uno: no se ha declarado que estén de acuerdo (name-partners en privacy).',
};
