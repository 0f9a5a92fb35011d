import type { Words } from '../words.ts';

const rules: Readonly<Record<string, string>> = {
  'outside-limits': 'fuera de los límites',
  'seven-rising-or-falling': 'siete que suben o bajan seguidos',
  'five-rising-or-falling': 'cinco que suben o bajan seguidos',
  'two-of-three-near-limit': 'dos de tres cerca de un límite',
  'two-of-three-beyond-two': 'dos de tres lejos del centro',
  'four-of-five-beyond-one': 'cuatro de cinco apartados del centro',
  'seven-on-one-side': 'siete de un lado del centro',
  'eight-on-one-side': 'ocho de un lado del centro',
  'six-on-one-side': 'seis de un lado del centro',
  'unusually-long-run': 'una racha demasiado larga de un lado',
  'unusually-few-crossings': 'muy pocos cruces del centro',
  'too-few-or-many-runs': 'muy pocas o demasiadas rachas',
};

const ruleSets: Readonly<Record<string, string>> = {
  'mdc-7': 'las del NHS de Inglaterra, «Making Data Count»',
  anhoej: 'las de Anhøj, que crecen con lo larga que es la línea',
  'western-electric': 'las cuatro de Western Electric',
  'ihi-6': 'las de gráficas de rachas en salud',
};

/** Process-behaviour charts in words: what is marked, by which rule, and what that asks. */
export const processWords: Words['processWords'] = {
  variation: {
    improvement: 'Los últimos números son mejores que los altibajos de siempre.',
    concern: 'Los últimos números son peores que los altibajos de siempre.',
    'changed-up': 'Los últimos números son más altos que los altibajos de siempre.',
    'changed-down': 'Los últimos números son más bajos que los altibajos de siempre.',
    'common-cause': 'Los últimos números están dentro de los altibajos de siempre.',
  },
  assurance: {
    pass: 'Como van las cosas, la meta se cumple cada vez.',
    fail: 'Como van las cosas, la meta no se cumple ninguna vez.',
    'hit-or-miss': 'Como van las cosas, cumplir la meta es cosa del azar.',
    'no-target': '',
  },
  rule: (name) => rules[name] ?? name.replaceAll('-', ' '),
  middle: (chart) => (chart === 'run' ? 'mediana' : 'promedio'),
  upper: 'superior',
  lower: 'inferior',
  rebased: 'límites nuevos',
  plotted:
    'Rayas: los límites de sus propios altibajos. Cuadros: marcados por una regla. Una marca hace una pregunta; no es un veredicto.',
  plottedRun:
    'La línea del centro es la mediana. Cuadros: marcados por una regla. Una marca hace una pregunta; no es un veredicto.',
  readAs: (note) => `Cómo se lee, y según qué reglas: nota\u00a0${note}.`,
  waits: 'Días desde cada día con un caso hasta el siguiente: más días son menos casos.',
  excluded: 'Cruces: fuera de los límites y las reglas.',
  temporary: 'Los límites se apoyan en pocos números y son temporales.',
  heading: '¿Es lo de siempre?',
  ruleSet: (id, edition) =>
    ruleSets[id] === undefined ? `Reglas: ${id}.` : `Reglas: ${ruleSets[id]} (${id}, edición ${edition}).`,
  columns: { period: 'Período', value: 'Valor', middle: 'Centro', limits: 'Límites', marks: 'Marcado por' },
  leftOut: 'fuera del cálculo',
  newLimits: (date, reason) => `Límites nuevos desde el ${date}: ${reason}`,
  leftOutTime: (from, to, reason) => `Fuera del cálculo, del ${from} al ${to}: ${reason}`,
};
