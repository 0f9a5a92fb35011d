import type { Movement } from '../../spec/findings.ts';
import { capital, count, counted, type Params, plainEnd, type Template, text } from '../params.ts';
import { designWords, movementWords } from './labels.ts';
import { formatDate } from './numbers.ts';
import { rulePartsText } from './rule-parts.ts';

const verdictWord = (p: Params, name: string): string => movementWords[text(p, name) as Movement].label;
const fileWords = {
  added: ['nuevo', 'nuevos'],
  changed: ['cambiado', 'cambiados'],
  removed: ['retirado', 'retirados'],
} as const;

function chosenAnew(p: Params): string {
  const [from, to] = [text(p, 'from'), text(p, 'to')].map((design) => designWords[design] ?? 'ninguno');
  const which = from === to ? '' : `: era ${from}, y es ${to}`;
  return `el diseño se eligió con otros datos, o con otra regla, que en el informe anterior${which}`;
}

/** What is different since the last report. */
export const sinceSentences = {
  'caveat.design-anew': (p) => `${capital(chosenAnew(p))}.`,
  'since.verdict': (p) => `${text(p, 'title')}: era “${verdictWord(p, 'from')}”, ahora es “${verdictWord(p, 'to')}”.`,
  'since.given': (p) => `${text(p, 'title')}: antes no se dio veredicto, ahora es “${verdictWord(p, 'to')}”.`,
  'since.stand-all': (p) =>
    Number(p.of) === 1
      ? `El veredicto del informe anterior (${text(p, 'period')}) se mantiene con los datos de hoy.`
      : `Los ${count(p, 'of')} veredictos del informe anterior (${text(p, 'period')}) se mantienen con los datos de hoy.`,
  'since.stand-some': (p) => {
    if (Number(p.of) === 1)
      return `El veredicto del informe anterior (${text(p, 'period')}) no se mantiene con los datos de hoy.`;
    if (Number(p.n) === 0)
      return `Ninguno de los ${count(p, 'of')} veredictos del informe anterior (${text(p, 'period')}) se mantiene con los datos de hoy.`;
    return `De los ${count(p, 'of')} veredictos del informe anterior (${text(p, 'period')}), ${
      Number(p.n) === 1 ? 'se mantiene 1' : `se mantienen ${count(p, 'n')}`
    } con los datos de hoy.`;
  },
  'since.stands-not': (p) =>
    `${text(p, 'title')}: el informe anterior dijo “${verdictWord(p, 'from')}” de ${text(p, 'period')}; con los datos de hoy habría dicho “${verdictWord(p, 'to')}”.`,
  'since.restated': (p) =>
    `${text(p, 'title')}: ${count(p, 'figures')} ${p.figures === 1 ? 'cifra anterior se corrigió' : 'cifras anteriores se corrigieron'}; ${text(p, 'period')} era ${count(p, 'was')}, ahora es ${count(p, 'now')}.`,
  'since.restated-by-few': (p) =>
    `${text(p, 'title')}: ${count(p, 'figures')} ${p.figures === 1 ? 'cifra anterior se corrigió' : 'cifras anteriores se corrigieron'}; ${text(p, 'period')}, por muy poco.`,
  'since.definition': (p) =>
    `${text(p, 'title')}: lo que se cuenta cambió, y la métrica no dice cuándo ni por qué. Sus cifras no se pueden comparar con las del informe anterior.`,
  'since.definition-logged': (p) =>
    `${text(p, 'title')}: la definición cambió el ${formatDate(text(p, 'date'))}: ${plainEnd(p, 'what')}, porque ${plainEnd(p, 'why')}. Sus cifras no se pueden comparar con las del informe anterior.`,
  'since.rule': (p) =>
    `${text(p, 'title')}: la regla declarada de antemano cambió después del informe anterior${rulePartsText(p)}.`,
  'since.rule-new': (p) =>
    `${text(p, 'title')}: su regla se declaró después del informe anterior; tiene fecha del ${formatDate(text(p, 'declared'))}.`,
  'since.rule-gone': (p) => `${text(p, 'title')}: la regla declarada de antemano ya no está.`,
  'since.design': (p) => `${text(p, 'title')}: ${chosenAnew(p)}.`,
  'since.designs': (p) =>
    `Los diseños de ${count(p, 'n')} números se eligieron con otros datos, o con otra regla, que en el informe anterior, y son los mismos.`,
  'since.new-metric': (p) => `${text(p, 'title')}: es nuevo en este informe.`,
  'since.gone-metric': (p) => `${text(p, 'title')}: ya no se informa.`,
  'since.files': (p) => `Archivos de datos: ${counted(p, fileWords) || 'como antes'}${p.names ? ` (${p.names})` : ''}.`,
  'since.nothing': () => 'Ningún veredicto, cifra, definición, regla ni archivo es distinto.',
} as const satisfies Readonly<Record<string, Template>>;
