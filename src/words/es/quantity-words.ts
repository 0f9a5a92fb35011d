import type { Words } from '../words.ts';

/** Numbers with the few words that they need: ranges, open ends, how many fewer or more. */
export const quantityWords: Words['quantityWords'] = {
  noUpperLimit: 'sin límite superior',
  noLimit: 'sin límite',

  noRange: 'no se puede dar un rango',
  range: (low, high) => `${low} a ${high}`,
  openRange: (low) => `${low} o más, sin límite superior`,
  amountOf: (amount, many) => `${amount} (${many})`,
  withRange: (estimate, range) => `${estimate} (${range})`,
  fewer: (n) => `${n} menos`,
  more: (n) => `${n} más`,
  atLeast: (amount) => `al menos ${amount}`,
  between: (from, to) => `desde ${from} hasta ${to}`,
  upToAnyMore: (from) => `desde ${from} hasta cualquier número más`,
  fromAnyFewer: (to) => `desde cualquier número menos hasta ${to}`,
  anyNumber: 'cualquier número menos o más',
  noDifference: 'ninguna diferencia',
  noClearDifference: 'sin diferencia clara',
  clearlyFewer: 'claramente menos',
  clearlyMore: 'claramente más',
  ratio: (ratio, range) => `razón ${ratio} (${range})`,
  atLevel: (range, level) => `${range} al ${level} %`,
  compared: (n, of) => `cerca de ${n} de ${of}: el resto no tiene línea de base`,
  fromNone: 'antes no había',
  smallCounts: 'números pequeños',
  noneCounted: 'no se contó nada',
  underOneExpected: 'menos de 1 esperado',
  expected: (n) => `se esperan cerca de ${n}`,
  fewerThanOne: 'menos de uno',
  about: (n) => `cerca de ${n}`,
  notGiven: (reason) => `no se da: ${reason}`,
  before: (value) => `antes ${value}`,
  of: (n, all) => `${n} de ${all}`,
  ofCount: (counted) => `de ${counted}`,
  rate: (value) => `tasa ${value}`,
  aRateOf: (value, unit) => `una tasa de ${value} ${unit}`,
  likely: (range) => `probable ${range}`,
  probability: (p) => `menos de ${p}`,
};

/** The smallest change that would have shown. */
export const smallestWords: Words['smallestWords'] = {
  none: (many) => `ningún cambio, por grande que fuera, se habría visto con tan pocos casos (${many})`,
  events: 'casos',
  difference: (difference) => `${difference}, o una diferencia mayor`,
  fall: (percent) => `una baja de ${percent} o más`,
  rise: (percent) => `un alza de ${percent} o más`,
  fallTo: (tenths) => `una baja a cerca de ${tenths} de cada 10 de lo usual, o menos`,
  riseTo: (times) => `un alza a cerca de ${times} veces lo usual, o más`,
  notGiven: 'no se da, porque no hay cálculo',
};
