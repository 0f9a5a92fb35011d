import type { Words } from '../words.ts';
import { formatCount, formatDecimal } from './numbers.ts';

/** The questions of a scale one by one, in words. */

const score = (value: number): string => formatDecimal(value, 1);

interface Said {
  readonly wording: string;
  readonly reversed: boolean;
  readonly value: number;
}

const quoted = ({ wording, value, reversed }: Said): string => `“${wording}”${reversed ? ' ↺' : ''} (${score(value)})`;

export const profileWords: Words['profileWords'] = {
  title: (label, { highest, lowest }) => `${label}: la más alta ${quoted(highest)}, la más baja ${quoted(lowest)}.`,
  even: (label, value) => `${label}: todas las preguntas están en ${score(value)}.`,
  together: (value) => `En conjunto ${score(value)}.`,
  plotted: ({ min, max }) =>
    `Respuesta media a cada pregunta, de ${min} a ${max}, con su rango probable si las personas se eligieron de una lista.`,
  windows: (latest, earlier) =>
    [
      `Lleno: ${latest.label} (respondieron ${formatCount(latest.n)}).`,
      ...earlier.map(({ label, n }, at) => `${at === 0 ? 'Hueco' : 'Claro'}: ${label} (${formatCount(n)}).`),
    ].join(' '),
  reversed: '↺ Pregunta hecha al revés, y dada vuelta.',
  score: 'En conjunto',
  unlike: 'Las preguntas no van juntas: no hay puntuación.',
  earlier: (n) =>
    n === 1 ? 'La tabla tiene 1 ronda anterior.' : `La tabla tiene ${formatCount(n)} rondas anteriores.`,
  columns: { question: 'Pregunta', answered: 'Respondieron', mean: 'Media', range: 'Rango probable' },
  hidden: 'no se muestra',
};
