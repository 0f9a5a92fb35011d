import type { Words } from '../words.ts';
import { formatDecimal, formatValue } from './numbers.ts';

/** What a metric is, made from its declaration: its unit, its statistic and its definition. */

const quantile = (p: number): string =>
  p === 0.5
    ? 'mediana'
    : `percentil ${formatDecimal(p * 100, Number.isInteger(p * 1000) && !Number.isInteger(p * 100) ? 1 : 0)}`;

const tenths = ['ninguno', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'];
function parts(p: number): string {
  const words = tenths[Math.round(p * 10)];
  return words === undefined || Math.abs(p * 10 - Math.round(p * 10)) > 1e-9
    ? `${formatValue(p * 100)} de cada 100`
    : `${words} de cada diez`;
}

export const describeWords: Words['describeWords'] = {
  quantile,
  theQuantile: (p) => (p === 0.5 ? 'la mediana' : `el valor que ${parts(p)} no superan (${quantile(p)})`),
  the: (statistic) => `${/^(?:mediana|proporción|cantidad)\b/.test(statistic) ? 'la' : 'el'} ${statistic}`,
  perResidents: (per) => `por cada ${per} habitantes al año`,
  harmPerResidents: (unit, per) => `${unit} por cada ${per} habitantes al año`,
  byHarm: (many) => `${many}, según su daño`,
  harm: 'el daño',
  share: (many) => `proporción de ${many}`,
  theShare: 'la proporción',
  shareWithMix: (by) => `la proporción con la mezcla de ${by} de la línea de base`,
  mean: (many) => `media de ${many}`,
  theMean: 'la media',
  quantileOf: (quantile, what) => `${quantile} de ${what}`,
  giniOver: (over) => `desigualdad entre ${over}, 0 es todo por igual (coeficiente de Gini)`,
  gini: 'la desigualdad (coeficiente de Gini)',
  network: {
    density: {
      unit: 'proporción de pares',
      subject: 'la proporción de pares de socios que trabajaron juntos',
    },
    centralisation: { unit: 'centralización, de 0 a 1', subject: 'la centralización de la red' },
    components: { unit: 'partes de la red', subject: 'el número de partes de la red' },
    pairs: (many) => `proporción de pares con ${many} en común`,
    inCommon: (n, many) => `la parte de los pares de socios con ${n} o más ${many} en común`,
  },
  days: (quantile, from, to) => `${quantile} de los días de ${from} a ${to}`,
  meanScore: (questions) => `puntuación media de ${questions} preguntas`,
  theMeanScore: 'la puntuación media',
  meanAnswer: 'respuesta media',
  theMeanAnswer: 'la respuesta media',
  forEach: (one) => `por cada ${one}`,
  per: (n, many) => `por cada ${n} ${many}`,
  amount: (per) => `cantidad ${per}`,
  numberPer: (many, unit) => `el número de ${many} ${unit}`,
};

/** What is counted or measured, and of which records. */
export const countedWords: Words['countedWords'] = {
  among: (source, where) => `en "${source}"${where === '' ? '' : ` donde ${where}`}`,
  once: (of) => `cada ${of} una vez`,
  sumOf: (column) => `la suma de ${column}`,
  eachRecord: 'cada registro',
  eachResident: 'cada habitante y año',
  counted: ({ many, counting, among, weighed }) => `${many}: ${counting} ${among}${weighed}`,
  weighed: ({ by, source, version }) => `, ponderado por ${by} (${source}, ${version})`,
  share: ({ many, counting, among, hits, held }) => `proporción de ${many} (${counting} ${among}) ${hits}${held}`,
  held: (by) => `, con la mezcla de ${by} de la línea de base`,
  meanOf: (what, among) => `media de ${what} ${among}`,
  byCases: ', cada cifra según los casos que resume',
  quantileOf: ({ quantile, what, among, held }) => `${quantile} de ${what} ${among}${held}`,
  gini: ({ many, counting, among, over }) => `coeficiente de Gini de ${many} (${counting} ${among}) entre ${over}`,
  network: (n, { subject, partners, many, among }) =>
    `${subject}: un lazo une a dos de ${partners} con ${n} o más ${many} en común ${among}`,
  days: ({ days, among }) => `${days} ${among}`,
  scale: ({ items, among }, answered) =>
    `media de ${items} ${among}, de quienes respondieron ${answered === null ? 'todas' : `al menos ${answered}`}`,
  meanAnswer: ({ item, among, weighed }) => `respuesta media a ${item} ${among}${weighed}`,
  answered: ({ many, among, item, values, weighed }) =>
    `proporción de ${many} ${among} con respuesta ${values} a ${item}${weighed}`,
  weighedTo: (margins) => `, con peso por ${margins}`,
  against: ({ many, counting, among }) => `, frente a ${many} (${counting} ${among})`,
  amountRatio: ({ counting, among, below, amongBelow }) => `${counting} ${among} por ${below} ${amongBelow}`,
  ratio: ({ many, counting, among, of, below, amongBelow }) =>
    `${many} (${counting} ${among}) por ${of} (${below} ${amongBelow})`,
  hits: {
    where: (where) => `donde ${where}`,
    within: (interval, most) => `con ${interval} dentro de ${most}`,
    again: (whose, within) => `con otro de la misma clave (${whose}) en ${within} días`,
    followed: (after) =>
      `. El primero no tiene ninguno en los ${after} días de antes. Cuenta cuando se le siguió hasta el final`,
    after: (to, from, within) =>
      `con ${to} a lo más ${within} días después de ${from}, entre los que ya tienen esa edad`,
    by: (to, by) => `con ${to} a más tardar en ${by}, entre los que ya vencían`,
  },
  is: (column, wanted) => `${column} es ${wanted}`,
  and: (parts) => parts.join(' y '),
  or: (parts) => parts.join(' o '),
  not: (values) => `no ${values}`,
  notMissing: ', y no falta',
  missing: { yes: 'vacío', no: 'no vacío' },
  min: (least) => `al menos ${least}`,
  max: (most) => `a lo más ${most}`,
};
