import type { Words } from '../words.ts';

/** Words for groups of people: never a rank. */
export const groupsTitle: Words['groupsTitle'] = '¿Para quién mejora?';

export const fareWords: Words['fareWords'] = {
  better: 'Fue mejor que para los demás',
  worse: 'Fue peor que para los demás',
  up: 'Subió frente a los demás',
  down: 'Bajó frente a los demás',
  'no-clear-difference': 'Sin diferencia clara en cómo fue',
  'not-told': 'No se da',
};

export const groupWords: Words['groupWords'] = {
  counted: (groups, verdicts) => `De ${groups} grupos: ${verdicts}.`,
  verdict: (n, verdict) => `${verdict.toLowerCase()}: ${n}`,
  worse: (groups) => `Peor para ${groups}.`,
  behind: (groups) => `Fue peor que para los demás para ${groups}.`,
  betterFor: (n, of) => `Por grupo: mejor para ${n} de ${of}`,
  worseFor: (better, groups) => `${better}, peor para ${groups}`,
  timesTheirs: (ratio, range) => `${ratio} veces lo de los demás (${range})`,
  ratioOfRatios: (ratio, range) => `Razón de razones ${ratio} (${range})`,
  differenceOfDifferences: (difference, range) => `Diferencia de diferencias ${difference} (${range})`,
  now: (gap) => `Ahora ${gap}`,
  before: (gap) => `Antes ${gap}`,
  countedOnly: 'solo se cuenta',
  allowed: 'Los veredictos cuentan con que se miraron todos estos grupos.',
  against: (whom) => `“Frente a otros” compara cada grupo con ${whom}.`,
  allOthers: 'todos los demás grupos juntos',
  byGroup: (title) => `${title} por grupo`,
};
