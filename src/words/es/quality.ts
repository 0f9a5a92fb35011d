import { areasSourceId, parentsSourceId } from '../../spec/resolve-areas.ts';
import { formatCount, formatDecimal, formatValue } from '../numbers.ts';
import { countOutcomes, outcomeOf } from '../outcomes.ts';
import { ruleTexts } from '../rule-texts.ts';
import type { Words } from '../words.ts';
import { checkUnitWords } from './labels.ts';
import { partWords, ruleWords } from './rule-words.ts';

export const { knownRuleText, ruleText } = ruleTexts(ruleWords, partWords);

const ownSources: Readonly<Record<string, string>> = {
  [areasSourceId]: 'la lista de zonas',
  areas: 'la lista de zonas',
  [parentsSourceId]: 'el archivo de zonas menores',
};
export const sourceText: Words['sourceText'] = (id) => ownSources[id] ?? id;

/** Every outcome of the checks in one line, failures first. */
export const checksSentence: Words['checksSentence'] = (checks) => {
  const { failed, accepted, warned, noted, passed } = countOutcomes(checks);
  const limited = failed + accepted + warned + passed;
  const only = `solo ${noted === 1 ? 'da un número, pues no tiene' : 'dan un número, pues no tienen'} límite fijado.`;
  if (limited === 0)
    return noted === 0 ? 'No se hizo ninguna prueba de datos.' : `${formatCount(noted)} pruebas de datos ${only}`;
  const notes = noted === 0 ? '' : ` ${formatCount(noted)} más ${only}`;
  if (passed === limited)
    return `${limited === 1 ? 'La única prueba de datos pasó' : `Las ${formatCount(limited)} pruebas de datos pasaron`}.${notes}`;
  const acceptedWarning = checks.some((check) => outcomeOf(check) === 'accepted' && check.severity !== 'fail');
  const parts = [
    { n: failed, words: 'fallaron' },
    { n: accepted, words: `${acceptedWarning ? 'no pasaron' : 'fallaron'} y se aceptan por ahora` },
    { n: warned, words: 'dan aviso' },
    { n: passed, words: 'pasaron' },
  ].filter(({ n }) => n > 0);
  const said = parts.map(({ n, words }) => `${words}: ${formatCount(n)}`).join('; ');
  return `De ${formatCount(limited)} pruebas de datos, ${said}.${notes}`;
};

const singular: Readonly<Record<string, string>> = {
  puntos: 'punto',
  filas: 'fila',
  zonas: 'zona',
  códigos: 'código',
  días: 'día',
  segundos: 'segundo',
  'meses de agencia': 'mes de agencia',
  excepciones: 'excepción',
  archivos: 'archivo',
};

/** The unit of an amount, in the singular for one. @example unitWord(1, 'areas') // => "zona" */
export const unitWord: Words['unitWord'] = (value, unit) => {
  const many = checkUnitWords[unit];
  return value === 1 ? (singular[many] ?? many) : many;
};

/** What a check observed, or its limit. @example checkAmount(0.0125, 'share') // => "1.3 %" */
export const checkAmount: Words['checkAmount'] = (value, unit) => {
  switch (unit) {
    case 'share':
    case 'change':
      return `${formatDecimal(value * 100, 1)} %`;
    case 'points':
      return `${formatDecimal(value * 100, 1)} puntos`;
    case 'amount':
      return formatValue(value);
    default:
      return `${formatCount(value)} ${unitWord(value, unit)}`;
  }
};

export const boundWords: Words['boundWords'] = { most: 'a lo más', least: 'al menos' };

export const measuredText: Words['measuredText'] = ({ observed, limit, bound, unit, n }) => {
  const allowed = limit === null ? '' : `, ${boundWords[bound]} ${checkAmount(limit, unit)}`;
  const measured = observed === null ? 'no se muestra' : checkAmount(observed, unit);
  return `${measured}${allowed}${n === null ? '' : `, n = ${formatCount(n)}`}`;
};

export const coverageWords: Words['coverageWords'] = { few: 'pocos', 'not-reported': 'nada', 'outside-cover': '–' };

export const monthInitials: Words['monthInitials'] = [
  'ene',
  'feb',
  'mar',
  'abr',
  'may',
  'jun',
  'jul',
  'ago',
  'sep',
  'oct',
  'nov',
  'dic',
];
