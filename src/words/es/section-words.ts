import type { Words } from '../words.ts';
import { inTime } from './numbers.ts';

/** Words of the sections of a report: heads of columns, notes, terms. */

export const sharedWords: Words['sharedWords'] = {
  area: 'Zona',
  role: 'Papel',
  rate: 'Tasa',
  share: 'Proporción',
  value: 'Valor',
  count: 'Conteo',
  numberOf: (many) => `Número de ${many}`,
  likelyRange: 'Rango probable',
  change: 'Cambio',
  verdict: 'Veredicto',
  now: 'Ahora',
  period: 'Período',
  state: 'Estado',
  group: 'Grupo',
  againstOthers: 'Frente a otros',
  source: 'Fuente',
  file: 'Archivo',
  column: 'Columna',
  records: 'Registros',
  rule: 'Regla',
  none: 'no hay',
  notGiven: 'no se da',
  notGivenFor: (reason) => `No se da: ${reason}`,
  notMeasured: 'sin medir',
  notDeclared: 'sin declarar',
  notAsked: 'no se preguntó',
  by: (date) => `en ${date}`,
  of: (title, what) => `${title}: ${what}`,
};

export const pageWords: Words['pageWords'] = {
  firstReport: 'Este es el primer informe, así que no hay con qué compararlo.',
  valueIn: (value, period) => `${value} en ${period}`,
  nothingTold: 'Nada de lo que se puede decir es distinto.',
  andMore: (n) => `Y ${n} más.`,
  furtherNumbers: (n, isOne) => (isOne ? 'Otro número sigue más adelante.' : `Otros ${n} números siguen más adelante.`),
  lastReport: 'Informe anterior: corrida',
  baseline: (window) => `Línea de base: ${window}.`,
  usualBaseline: (window) => `Línea de base: ${window}, si la fila no dice otra.`,
  ranges: 'Los cambios son rangos, porque los números suben y bajan por azar.',
  comparisons: (n) =>
    `De ${n} comparaciones, algunas muestran un cambio solo por azar; los veredictos cuentan con eso.`,
  comparisonAreas: (said) => `Zonas de comparación: ${said}`,
  comparisonNotGiven: (reason) => `Zonas de comparación: no se da, ${reason}`,
  comparisonWindow: (said, from, to) => `Zonas de comparación: ${said} (frente a ${from} a ${to})`,
  comparisonBaseline: (from, to) => `Las zonas de comparación se comparan con ${from} a ${to}.`,
  notRated: 'sin nivel',
  level: (level) => `Nivel ${level} de 5`,
  dataGrade: (grade) => `Datos: nota ${grade}`,
  isItUs: (said) => `¿Es por nosotros? ${said}`,
  mayHaveMoved: 'Quizá pasó a zonas vecinas',
  inBoardReport: (n) => `${n} más en el informe para la junta.`,
};

export const readWords: Words['readWords'] = {
  takenApart: 'Una línea de la tabla, parte por parte',
  counted: (period) => `Lo que contamos ${inTime(period)}.`,
  measured: (period) => `Lo que medimos ${inTime(period)}.`,
  asRate: (value, unit) => `Frente a la población, es una tasa de ${value} ${unit}.`,
  differs: (window) =>
    `Cuánto se aparta de lo que haría esperar la línea de base (${window}). Es un rango, porque los números suben y bajan por azar.`,
  asPercent: 'El mismo cambio como porcentaje, con su rango probable.',
  tooFewForPercent: 'Muy pocos para usar un porcentaje.',
  target: (value, by) =>
    `La meta es ${value} para ${by}, y el camino a ella es una línea recta desde la línea de base.`,
  whichWay: '¿Hacia dónde se movió?',
  onTheWay: '¿Va camino a su meta?',
  otherWords: 'Otras palabras',
};

export const metricWords: Words['metricWords'] = {
  changeCounted: (against, amount, reason) => `El cambio ${against} es de ${amount}: ${reason}.`,
  changeNotGiven: (against, reason) => `El cambio ${against} no se da: ${reason}.`,
  compared: (window, reason, change) => `Comparado con ${window} (${reason}): ${change}.`,
  smallest: (size) => `El menor cambio que estos números habrían mostrado: ${size}.`,
  nowNotGiven: (period, reason) => `El número de ${period} no se da: ${reason}.`,
  now: (period, value, range) => `${period}: ${value} (rango probable ${range}).`,
  nowAlone: (period, value) => `${period}: ${value}; no se puede dar un rango.`,
  ratio: 'Razón',
  difference: 'Diferencia',
  technical: ({ scale, estimate, level, range, method, dispersion }) =>
    `${scale} ${estimate}, intervalo del ${level} % ${range}; ${method}${dispersion}.`,
  dispersed: (dispersion, df) => `; dispersión ${dispersion} con ${df} grados de libertad`,
  overTime: (title) => `${title}, a lo largo del tiempo.`,
  plotted: (area, unit) => `${area}; ${unit}.`,
  byPeriod: 'números por período',
  changeInYear: 'Cambio frente al año inmediatamente anterior',
  changeTwice: 'Cambio frente a la misma temporada de antes y al período anterior',
  manyNotes: 'Avisos sobre muchos de los números',
  alsoNotes: 'Avisos sobre muchos números:',
  otherTimes: 'Otros tiempos',
  change: (against) => `Cambio ${against}`,
  changesTitle: 'Cuánto se movió cada número.',
  changesPlotted:
    'Un punto es nuestro mejor cálculo, y la barra es su rango probable. Una barra que cruza “igual” no muestra un cambio claro. Solo se dibujan conteos y tasas: las proporciones, los tiempos y las puntuaciones tienen su cambio junto a su veredicto.',
  changesCaption: 'Cambio de cada número',
  asPercentage: 'Como porcentaje',
  changeOfEach: 'Qué contamos',
  seriesRate: (many, unit) => `conteo de ${many}, y tasa ${unit}`,
  interpolated: '* Población estimada entre dos conteos, o como en el conteo más cercano',
};

/** Beside a trend: what its marks mean. */
export const keyWords: Words['keyWords'] = {
  judged: (time) => `juzgado: todo ${time}`,
  expected: 'rango esperado: 95 de 100 períodos',
  target: 'meta',
  notFinal: 'todavía no es definitivo',
  beyond: 'fuera de la escala, con su valor',
  hidden: 'oculto para proteger a las personas',
  gap: 'hueco: sin datos',
  recorded: 'cambió la forma de anotar',
};

export const definitionWords: Words['definitionWords'] = {
  follow: 'Para seguirlo hasta los archivos',
  why: 'Por qué lo vigilamos',
  counted: 'Qué se cuenta',
  setAgainst: 'Frente a',
  owner: 'Responsable',
  version: 'Versión',
  versionFrom: ({ version, date, what, why }) => `Versión ${version}, desde el ${date}: ${what} (${why})`,
  grade: 'Nota de los datos',
  gradeNotGiven: 'No se da',
  target: 'Meta',
  targetSet: ({ value, by, who, on }) => `${value} para ${by}; la fijó ${who} el ${on}`,
  rule: 'Regla de decisión',
  declared: (date, when, alpha) =>
    `declarada el ${date}, ${when}; probabilidad de falsa alarma: ${alpha} de 100; sello`,
  beforeResults: 'antes de estos resultados',
  afterData: 'cuando estos datos ya habían empezado',
  lastStamp: ', en el informe anterior',
};

export const areasWords: Words['areasWords'] = {
  intro:
    'Los números de ahora, y el veredicto en palabras. Las zonas van por su papel y su nombre, nunca por su valor: las zonas pequeñas son las que más cambian por azar.',
  none: 'No se midió ninguna zona por separado.',
  table: (titles) => `Zonas: ${titles}`,
  leftOut: (n, isOne) => `${n} ${isOne ? 'zona no tiene' : 'zonas no tienen'} ninguno de estos números.`,
  dash: 'Donde no hay número (–):',
  because: (titles, reason) => `${titles}: ${reason}.`,
  hiddenIn: (titles) => `Para proteger a personas, algunos números se ocultan zona por zona. Son: ${titles}.`,
  without: (titles) => `Ninguna zona tiene un número propio en: ${titles}.`,
  numbers: 'Los números de cada zona',
  byArea: (title, against) => `${title} por zona, ahora y ${against}`,
  againstBaseline: 'frente a la línea de base',
  againstBefore: 'frente al tiempo de antes',
  unitOfRate: (unit) => `; tasa ${unit}`,
  unitOfShare: (unit) => `; ${unit}, en porcentaje`,
  areaByArea: (title) => `${title}, zona por zona.`,
  scale: (unit) => `Todos los recuadros tienen la misma escala: ${unit}.`,
  strong: 'Líneas marcadas: zonas del programa.',
  dotted: 'Puntos: su inicio.',
  hollow: 'Hueco: todavía no es definitivo.',
  beyond: 'Triángulos: fuera de la escala; la tabla tiene los valores.',
  notDrawn: (n, isOne) =>
    isOne
      ? 'Una zona no se dibuja: casi todos sus números están ocultos para proteger a las personas.'
      : `${n} zonas no se dibujan: casi todos sus números están ocultos para proteger a las personas.`,
  bars: 'Barras sobre la base: oculto para proteger a las personas.',
  cut: (most, all) => `Las primeras ${most} de ${all} zonas; la tabla las tiene todas.`,
  inAnalyst: 'Las zonas de comparación están en el informe para analistas.',
  inFindings: 'Las zonas de comparación están en findings.csv.',
};

export const answersWords: Words['answersWords'] = {
  answer: 'Respuesta',
  wave: 'Ronda',
  question: 'Pregunta',
  how: 'Cómo',
  answered: 'Respondieron',
  count: (n) => `${n} respuestas`,
  worth: (n) => `valen como ${n} de igual peso`,
  designEffect: (x) => `efecto del diseño ${x}`,
  gaveNone: (n) => `sin respuesta: ${n} más`,
  hidden: 'oculto para proteger a las personas',
  askedNotDeclared: (n) => `${n}; no se declara a cuántas personas se preguntó`,
  ofAsked: (n, of, percent) => `${n} de ${of} (${percent})`,
  waves: 'Cómo preguntó cada ronda',
  all: 'Todas las respuestas, y cómo se preguntó',
  label: 'todas las respuestas',
};

export const cohortWords: Words['cohortWords'] = {
  summary: 'Por el tiempo en que empezaron las zonas',
  label: 'efecto por el tiempo en que empezaron las zonas',
  began: 'inicio',
  areas: 'zonas',
  counted: 'contado',
  expected: 'esperado',
  against: 'frente a lo esperado',
  bySince: (grain) => `efecto por ${grain} desde el inicio`,
  since: (grains) => `${grains} desde el inicio`,
};
