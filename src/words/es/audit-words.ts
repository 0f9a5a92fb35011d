import type { Words } from '../words.ts';

/** Words of the sections for those who check: the quality of data, estimates, methods. */

const rejections: Readonly<Record<string, string>> = {
  'not-text': 'no es texto',
  'not-a-date': 'no es una fecha',
  'not-a-number': 'no es un número',
  'not-a-whole-number': 'no es un número entero',
  'not-an-amount': 'no es una cantidad',
  'not-a-duration': 'no es una duración',
  'not-yes-or-no': 'no es sí ni no',
  'not-among-the-values': 'no está entre los valores',
  'value-missing': 'falta el valor',
  'impossible-time': 'hora imposible',
  'ambiguous-time': 'hora ambigua',
  'too-many-fields': 'demasiados campos',
  'too-few-fields': 'muy pocos campos',
  'unclosed-quote': 'comillas sin cerrar',
  'bad-bytes': 'bytes que no son texto',
  'same-key': 'misma clave',
  'same-row': 'igual a otro registro',
  'same-file': 'mismo archivo que otro',
  'long-name': 'un nombre demasiado largo para una tabla',
  'not-asked': 'respuesta a una pregunta que no se hizo',
  'off-the-scale': 'respuesta fuera de la escala',
  'impossible-coordinates': 'coordenadas que no son ningún lugar',
  'near-duplicate': 'casi igual a otro',
  'too-long': 'demasiado largo',
  'missing-start': 'falta el inicio',
  'missing-end': 'falta el fin',
};

/** Why a record was turned away; a rule without words of its own is read as it is written. */
export const rejectText: Words['rejectText'] = (rule) => rejections[rule] ?? rule.replaceAll('-', ' ');

/** What became of records that were turned away. */
export const fateWords: Words['fateWords'] = {
  rejected: 'rechazado',
  duplicate: 'repetido',
  superseded: 'reemplazado por uno más nuevo',
  value: 'cargado sin el valor',
};

export const qualityWords: Words['qualityWords'] = {
  everyRecord: 'A dónde fue cada registro',
  checked: 'Qué se probó',
  whoSent: 'Quién envió qué, mes por mes',
  grades: 'Notas de los datos',
  gradeCaption: 'Nota de los datos de cada número',
  grade: 'Nota',
  why: 'Por qué',
  noRejects: 'No se rechazó ningún registro.',
  rejectsCaption: 'Registros rechazados por regla',
  firstLines: 'Archivo y primeras líneas',
  files: (n) => `${n} archivos`,
  andMore: 'y más',
  otherwise: 'Aun así, esto se anotó o se preguntó antes de otra manera, y no se puede comparar con ese tiempo:',
  rejectsIntro: 'Cada uno se guarda con su archivo, línea y razón. Los números de línea son los que muestra un editor.',
};

export const checkWords: Words['checkWords'] = {
  caption: 'Pruebas de datos con lo observado y el límite',
  check: 'Prueba',
  observed: 'Observado',
  limit: 'Límite',
  outOf: 'De',
  result: 'Resultado',
  noLimit: 'ninguno',
  passed: 'Pasó',
  noted: 'Anotado',
  allPassed: (n) => `${n} pruebas pasaron`,
  allNoted: (n) => `${n} más solo dan un número, pues no tienen límite fijado`,
  items: (n, isOne) => (isOne ? '1 valor' : `${n} valores`),
  few: 'pocos',
  notShown: 'no se muestra',
  accepted: (severity) => `${severity}, aceptado por ahora`,
  until: (date) => `hasta el ${date}, por`,
};

export const delimiterWords: Words['delimiterWords'] = {
  ',': 'coma',
  ';': 'punto y coma',
  '\t': 'tabulador',
  '|': 'barra',
};

/** The identity that must hold for every file. */
export const ledgerWords: Words['ledgerWords'] = {
  parts: {
    loaded: 'cargados',
    rejected: 'rechazados',
    duplicate: 'repetidos',
    superseded: 'reemplazados',
    filtered: 'filtrados',
  },
  near: (n) => `${n} de ellos solo casi iguales a otro registro`,
  read: (n, parts, balances) => `${n} leídos = ${parts}: ${balances}`,
  notShown: 'no se muestra cuántos registros son: se oculta un número que sale de ellos',
  balances: 'cuadra',
  unbalanced: 'no cuadra',
  lines: ({ lines, header, blank, records, balances }) =>
    `${lines} líneas = ${header} de encabezado + ${blank} en blanco + ${records} de registros: ${balances}`,
  from: 'de',
  file: ({ bytes, encoding, delimiter, lineEnding, source, facts }) =>
    `${bytes} bytes, ${encoding}, separador ${delimiter}, fin de línea ${lineEnding}; fuente ${source}; ${facts} hechos guardados.`,
};

export const monthsWords: Words['monthsWords'] = {
  year: 'Año',
  allFiles: 'Todos los archivos',
  each: (covered) => `registros de cada uno de los ${covered} meses cubiertos`,
  silent: (n, covered, which) => `nada de ${n} de los ${covered} meses cubiertos (${which})`,
  declared: (from, to) => `Se declara que cubre del ${from} al ${to}.`,
  span: (from, to) => `Sus registros van del ${from} al ${to}.`,
  byMonth: (title, agency) => `${title}, ${agency ?? 'todos los archivos'}: registros por mes`,
  rare: (n, of) => `Llegaron registros en ${n} de ${of} meses. Son tan pocos que un mes sin ninguno no es un hueco.`,
  seldom: (n, of) =>
    `Llegaron registros en ${n} de ${of} meses. Llegan cuando se pregunta a la gente o cuando la junta decide.`,
  means: {
    'not-reported': ': no llegó nada de un mes que la fuente cubre, lo que no es lo mismo que cero casos.',
    'outside-cover': ': no cubierto.',
    few: ': muy pocos para mostrarlos.',
  },
  brackets: 'Entre paréntesis: fuera del tiempo cubierto.',
};

export const estimateWords: Words['estimateWords'] = {
  columns: [
    'Zona',
    'Frente a',
    'Cálculo',
    'Intervalo del 95 %',
    'p',
    'q',
    'Intervalo ajustado',
    'Dispersión (gl)',
    'Menor',
    'Método',
  ],
  primary: '(principal)',
  scales: { ratio: 'razón', difference: 'diferencia' },
  scaled: (column, scale) => `${column} (${scale})`,
  yearBefore: 'año anterior',
  notGiven: (against, reason, areas) => `No se da, ${against}: ${reason} (${areas}).`,
  noneGiven: (reason, areas) => `No se da ninguna: ${reason} (${areas}).`,
  overlap: 'Un período de más de un año se solapa con la misma temporada de un año antes, y no se compara con ella.',
  allAreas: (n) => `las ${n} zonas`,
  ofAreas: (n, all) => `${n} de ${all} zonas`,
  effectNotGiven: (area, reason) => `Efecto en ${area}, no se da: ${reason}.`,
  effect: ({ area, design, scale, estimate, range, p, dispersion }) =>
    `Efecto en ${area}, ${design}: ${scale} ${estimate} (${range}), p ${p}, dispersión ${dispersion}.`,
  own: (ratio) => `Razón propia de las zonas de comparación: ${ratio}.`,
  displacement: (events) => `Desplazamiento, en sucesos: ${events}.`,
  displacementNotGiven: (reason) => `Desplazamiento, no se da: ${reason}.`,
  areas: (n, isOne, family) =>
    `${n} ${isOne ? 'zona' : 'zonas'}, juzgadas con la familia «${family.replaceAll('-', ' ')}»`,
  label: (title) => `Cálculos: ${title}`,
  caption: (title) => `Cálculos de ${title}`,
  intro: (n) =>
    `En esta corrida se hicieron ${n} comparaciones. El intervalo y p valen para una sola comparación; q y el intervalo ajustado cuentan con todas las comparaciones de la misma familia, y los veredictos los usan.`,
};

export const methodsWords: Words['methodsWords'] = {
  cannotTell: 'Lo que esto no puede decir',
  sources: 'Fuentes',
  settings: 'Ajustes de esta corrida',
  again: 'Cómo repetir la corrida',
  againBefore:
    'Los mismos archivos, las mismas declaraciones, las mismas corridas anteriores y la misma versión dan los mismos bytes:',
  againAfter: '. Los archivos y las declaraciones son los mismos donde lo es su SHA‑256 de abajo.',
  inputs: (n) => `Archivos de entrada (${n})`,
  declarations: (n) => `Declaraciones (${n})`,
  hash: 'SHA-256',
  noPublisher: 'quien publica no está declarado',
  from: (kind) => `${kind}, de`,
  licence: (licence) => `; licencia ${licence}`,
  covers: (from, to) => `cubre del ${from} al ${to}`,
  extracted: (day) => `extraído el ${day}`,
  notSaid: {
    both: 'no se declara ni el día de extracción ni cuánto tardan los reportes',
    extracted: 'el día de extracción no se declara',
    lag: 'cuánto tardan los reportes no se declara',
  },
  lag: (lag) => `retraso de los reportes: ${lag}`,
  days: (n) => `${n} días`,
  repeatsKept: 'las filas repetidas se conservan',
  repeatsDropped: 'las filas repetidas se quitan',
  key: (columns) => `, clave ${columns}`,
  weekly: '; una semana que cae en dos períodos cuenta entera en el que tiene más de sus días',
  calendar: 'Calendario',
  calendarOf: (grain, timezone, month) => `${grain}, zona horaria ${timezone}, año fiscal desde el mes ${month}`,
  areas: 'Zonas',
  areasOf: ({ all, program, comparison, buffer, excluded }) =>
    `${all} en total: ${program} del programa, ${comparison} de comparación, ${buffer} vecinas, ${excluded} fuera del cálculo`,
  boundaries: 'Límites',
  codeLists: 'Listas de códigos',
  version: (file, version) => `${file}, versión ${version}`,
  population: 'Población',
  interpolated: 'estimada entre censos, o como el conteo más cercano; esos períodos llevan marca',
  asGiven: 'como se da para cada año',
  disclosure: 'Regla de divulgación',
  shownAll:
    'se muestran todos los números, por pequeños que sean, salvo respuestas de personas y lo que por su clase tiene un mínimo: de eso se ocultan los pequeños',
  hidden: (minimum) =>
    `se ocultan los números menores que ${minimum}, y lo que los revelaría; lo oculto nunca se muestra como cero`,
  rounded: (base) =>
    `. Los números se dan al múltiplo de ${base} más cercano, los totales por separado, y lo que se calcula de ellos no es más fino; los veredictos son de los números exactos`,
  publicRecord: (why) => `. Registro público: ${why}`,
  seed: 'Semilla',
  software: 'Software',
};
