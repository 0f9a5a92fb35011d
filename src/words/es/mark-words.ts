import type { Words } from '../words.ts';

/** What is written on charts themselves: short, for there is little room. */

export const axisWords: Words['axisWords'] = {
  eighth: 'un octavo',
  quarter: 'un cuarto',
  half: 'la mitad',
  same: 'igual',
  double: 'el doble',
  times: (n) => `${n} veces`,
  noEffect: 'sin efecto',
  asExpected: 'lo esperado',
  countedOver: (many, period) => `${many} por ${period}`,
  inSeconds: 'en segundos',
  inMinutes: 'en minutos',
  inDays: 'en días',
  inUnit: (unit) => `en ${unit}`,
};

export const markWords: Words['markWords'] = {
  latest: (value) => `último ${value}`,
  soFar: (value) => `${value} por ahora`,
  counted: (n) => `contado ${n}`,
  was: (value) => `fue ${value}`,
  expectedOf: (n) => `esperado ${n}`,
  expected: 'esperado',
  target: (value) => `meta ${value}`,
  start: 'Inicio',
  firstStart: 'Primer inicio',
  nextStart: 'Otro inicio',
  lastStart: 'Último inicio',
  laterStart: 'Inicio posterior',
  baseline: 'línea de base',
  baselineToFirst: 'línea de base (hasta el primer inicio)',
  baselineToNext: 'línea de base (hasta el siguiente inicio)',
  before: { wide: 'antes del inicio', narrow: 'antes' },
  since: { wide: 'desde el inicio de cada zona', narrow: 'desde el inicio' },
  comparison: 'comparación',
  neighbour: 'vecina',
};

/** What a specification is of, for whoever opens it by itself. */
export const describedWords: Words['describedWords'] = {
  areas: (title, unit) => `${title}, zona por zona: ${unit}`,
  changes: 'Cambio de cada número, como razón, con su rango probable',
  choices: (title) => `${title}: el efecto con otras opciones`,
  comparison: (title) => `${title}: contado, y esperado sin el programa`,
  coverage: (title) => `${title}: registros por agencia y mes`,
  displacement: (title) => `${title}: zonas del programa, vecinas y de comparación como índice`,
  eventStudy: (title) => `${title}: el efecto por tiempo desde el inicio`,
  placebos: (title) => `${title}: la brecha de las zonas del programa, y la de las de comparación en su lugar`,
  process: (title) => `${title}: gráfica de comportamiento del proceso`,
  survey: (title) => `${title}: todas las respuestas`,
  distribution: (title) => `${title}: la proporción que no pasa de cada valor, ahora y antes`,
  profile: (title) => `${title}: cada pregunta junto a la puntuación`,
};
