import type { Movement, Reason, ShownAs } from '../../spec/findings.ts';
import { carriesPercent } from '../numbers.ts';
import {
  capital,
  count,
  inBrackets,
  noun,
  type Params,
  partNow,
  plainEnd,
  share,
  signed,
  text,
  wordBy,
} from '../params.ts';
import type { Words } from '../words.ts';
import { besideTemplates } from './beside.ts';
import { gateWords } from './gate-words.ts';
import { movementWords } from './labels.ts';
import { formatDate, formatDecimal, formatList, formatPercent, inTime } from './numbers.ts';
import { ruleText } from './quality.ts';
import { reasonWords } from './reasons.ts';
import { rulePartsText } from './rule-parts.ts';
import { sinceSentences } from './since-sentences.ts';
import { surveySentences } from './survey-sentences.ts';
import { differenceWords, formatEnds, formatPart, formatShown, type Shown } from './values.ts';

const during = (p: Params, name: string): string => inTime(text(p, name));
const because = (p: Params): string => reasonWords[text(p, 'reason') as Reason];
const verdictWord = (p: Params, name: string): string => movementWords[text(p, name) as Movement].label;

/** "Mejor: 12 homicidios (2022-Q4); con la tasa de 2019 se esperarían cerca de 20" */
const held = (p: Params): string =>
  `${count(p, 'events')} ${noun(p, Number(p.events))} ${during(p, 'period')}; con la tasa de ${text(p, 'window')} se esperarían cerca de ${count(p, 'expected')}`;
const breakSize = (p: Params): string => {
  if (p.was !== undefined && p.is !== undefined)
    return ` (de ${formatPercent(Number(p.was))} a ${formatPercent(Number(p.is))})`;
  return text(p, 'names') === '' || p.reason === 'wording-changed' ? '' : ` (${text(p, 'names')})`;
};
const silentIn = (p: Params): string =>
  `de ${text(p, 'names') === '' ? '' : `${text(p, 'names')} en `}${gateWords.arms[text(p, 'arm') as keyof typeof gateWords.arms]}`;
const between = (p: Params, word: string): string =>
  p.least === p.most
    ? `cerca de ${count(p, 'most')} ${word}`
    : `entre ${count(p, 'least')} y ${count(p, 'most')} ${word}`;
const said = (p: Params): string => (p.movement === undefined ? 'Cambió' : verdictWord(p, 'movement'));

const shown = (p: Params): Shown => ({ as: text(p, 'as') as ShownAs, unit: text(p, 'unit') });
const value = (p: Params, name: string): string => formatShown(Number(p[name]), shown(p));

/** "el percentil 90 fue 9 min 20 s en 2024-Q1"; of a share, how many of how many first. */
function valueNow(p: Params): string {
  if (p.as === 'percent' && p.events !== undefined)
    return `${count(p, 'events')} de ${count(p, 'of')} ${noun(p, Number(p.of))}${percentOf(p)} ${during(p, 'period')}`;
  return `${text(p, 'what')} fue de ${value(p, 'value')}${inBrackets(partNow(p, formatPart))} ${during(p, 'period')}`;
}
const percentOf = (p: Params): string =>
  carriesPercent(Number(p.of)) ? ` (${[value(p, 'value'), ...partNow(p, formatPart)].join(', ')})` : '';
const standing = (p: Params): string =>
  p.as === undefined ? `Hubo ${count(p, 'n')} ${noun(p, Number(p.n))} ${during(p, 'period')}` : capital(valueNow(p));
const valueThen = (p: Params): string => `${valueNow(p)}; ${during(p, 'window')} fue de ${value(p, 'was')}`;
const difference = (p: Params): string =>
  differenceWords({ low: Number(p.low), high: p.high === undefined ? null : Number(p.high) }, shown(p));

/** How much of a difference between areas is more than chance. */
function keptParts(share: number): string {
  const tenths = Math.round(share * 10);
  if (tenths === 0) return 'no dure casi nada';
  if (tenths === 10) return 'dure casi todo';
  return tenths === 1 ? 'dure cerca de 1 parte de 10' : `duren cerca de ${tenths} partes de 10`;
}

const rulesOf = (p: Params): string => formatList(text(p, 'rules').split(',').map(ruleText));
const ofChecks = (p: Params, verb: readonly [one: string, many: string]): string =>
  Number(p.checks) === 1
    ? `la única prueba de datos de sus fuentes ${verb[0]}`
    : `de las ${count(p, 'checks')} pruebas de datos de sus fuentes, ${count(p, 'n')} ${Number(p.n) === 1 ? verb[0] : verb[1]}`;
const lossWords: Readonly<Record<string, string>> = {
  rejected: 'se rechazó',
  'not-located': 'no tiene lugar conocido',
  unmapped: 'tiene un código que no está en la lista',
};

/** Records without the value, and what it would be at either extreme. */
function missingWords(p: Params): string {
  const many = `${count(p, 'n')} ${noun(p, Number(p.n))} más`;
  const [low, high] =
    p.high === undefined ? [value(p, 'low'), null] : formatEnds([Number(p.low), Number(p.high)], shown(p));
  const or = (no: string): string => (high === null ? `${no}, no se puede saber` : `${no}, ${high}`);
  const ends = `en lo más bajo, ${text(p, 'what')} sería de ${low}; ${or('en lo más alto')}.`;
  switch (text(p, 'measure')) {
    case 'in-time':
      return `No se pudo medir el tiempo de ${many}: si nada de eso llegó a tiempo, ${text(p, 'what')} sería de ${low}; ${or('si todo llegó a tiempo')}.`;
    case 'survey-mean':
    case 'survey-share':
      return `Sin respuesta: ${many}; ${ends}`;
    case 'scale':
      return `Con muy pocas preguntas respondidas: ${many}; ${ends}`;
    case 'share':
      return `No se sabe de ${many}: si la respuesta fuera no, ${text(p, 'what')} sería de ${low}; ${or('si fuera sí')}.`;
    default:
      return `Sin valor: ${many}; ${ends}`;
  }
}

/** Every sentence that findings may carry, in the order of the English ones. */
export const sentenceTemplates: Words['sentenceTemplates'] = {
  ...besideTemplates,
  fewer: (p) => `${said(p)}: ${held(p)}. Son ${between(p, 'menos')}.`,
  more: (p) => `${said(p)}: ${held(p)}. Son ${between(p, 'más')}.`,
  'more-open': (p) => `${said(p)}: ${held(p)}. Son al menos ${count(p, 'least')} más.`,
  unclear: (p) =>
    `Sin cambio claro: ${held(p)}. Desde ${count(p, 'fewer')} menos hasta ${count(p, 'more')} más, todo cabe en estos números.`,
  'unclear-open': (p) =>
    `Sin cambio claro: ${held(p)}. Los números son muy pequeños para decir cuántos más podrían caber.`,
  'too-few': (p) =>
    `Muy pocos casos para saber: ${held(p)}. Con números tan pequeños, ni el fin de todos los casos se habría visto con seguridad.`,
  'no-comparison': (p) =>
    `${count(p, 'events')} ${noun(p, Number(p.events))} ${during(p, 'period')}. No se da comparación: ${because(p)}.`,
  'value-moved': (p) => `${said(p)}: ${valueThen(p)}. Son ${difference(p)}.`,
  'value-unclear': (p) => `Sin cambio claro: ${valueThen(p)}. En estos números cabe una diferencia ${difference(p)}.`,
  'value-too-few': (p) =>
    `Muy pocos casos para saber (${text(p, 'many')}): ${valueThen(p)}. Con tan pocos, ni un cambio grande se habría visto con seguridad.`,
  'value-alone': (p) =>
    p.was === undefined
      ? `${capital(valueNow(p))}. No se da comparación: ${because(p)}.`
      : `${capital(valueThen(p))}. No se da veredicto: ${because(p)}.`,
  withheld: (p) => `No se da un número para ${text(p, 'period')}: ${because(p)}.`,
  'not-comparable': (p) => `No se puede comparar: ${because(p)}${breakSize(p)}. ${standing(p)}.`,
  monitoring: (p) =>
    `${standing(p)}. Hoy no cae ningún veredicto${
      text(p, 'next') === '' ? '' : `; el próximo cae el ${formatDate(text(p, 'next'))}`
    }.`,
  suppressed: () => 'No se muestra: el número es tan pequeño que podría señalar a una persona.',
  'caveat.declared': (p) => text(p, 'text'),
  'caveat.missing': (p) => missingWords(p),
  'caveat.elsewhere': (p) =>
    `Sin zona conocida, y fuera de estas cifras: ${count(p, 'n')} ${noun({ one: p.many ?? '', ...p }, Number(p.n))}; la sección sobre la calidad de los datos da los nombres.`,
  'caveat.unplaced': (p) =>
    `Sin zona conocida ${during(p, 'period')}: ${count(p, 'n')} ${noun({ one: p.many ?? '', ...p }, Number(p.n))}. Si todo fuera de aquí, el total sería ${count(p, 'all')}; si nada lo fuera, ${count(p, 'none')}.`,
  'caveat.incomplete': (p) =>
    `Fuera de estas cifras: ${count(p, 'n')} ${text(p, 'many')}. En esos períodos solo informó una parte de las zonas menores de una zona.`,
  'caveat.neediest': (p) =>
    `Las zonas con más necesidad son las ${count(p, 'areas')} de ${count(p, 'of')} con más ${text(p, 'events')} entre el ${formatDate(text(p, 'from'))} y el ${formatDate(text(p, 'to'))}. Son las mismas en cada informe: ${text(p, 'names')}.`,
  'caveat.suspended': (p) => `No cuentan los meses en que un sitio estuvo cerrado (${text(p, 'names')}).`,
  'caveat.population-interpolated': () =>
    'Los habitantes de años sin conteo se estiman de los conteos de antes y de después, o son los del conteo más cercano.',
  'caveat.lag-not-declared': () =>
    'No se declara cuánto tardan los reportes en llegar, así que el último período aún puede crecer.',
  'caveat.baseline-after-launch': () =>
    'Algunas zonas ya habían empezado dentro de la línea de base, lo que esconde parte de cualquier cambio.',
  'caveat.rounded': (p) =>
    `Los números se dan al múltiplo de ${count(p, 'base')} más cercano, y un total no tiene que ser la suma de sus partes; el veredicto es de los números exactos.`,
  'caveat.left-out': (p) =>
    `Donde solo unos pocos casos (${text(p, 'many')}) no tienen valor, no se dicen aparte, para proteger a las personas; ahí los valores se redondean.`,
  'caveat.small-counts': () => 'Números pequeños: no se da porcentaje.',
  'caveat.areas-without-baseline': (p) =>
    `De estas ${count(p, 'areas')} zonas, ${count(p, 'out')} empezaron muy pronto o muy tarde para tener línea de base, y no entran en la comparación.`,
  'warning.shown-before': (p) =>
    `Informes anteriores dejaron ver números pequeños que aquí se ocultan: ${text(p, 'numbers')}. Siguen en pie de todos modos: ${text(p, 'reason')}`,
  'warning.definition-unlogged': (p) =>
    `${text(p, 'title')}: su definición no es la del informe anterior, y nada dice cuándo ni por qué cambió. Escriba version: ${count(p, 'version')} en la métrica, y el motivo en changes:.`,
  'caveat.no-population': (p) =>
    Number(p.areas) === 1
      ? `1 zona del programa no tiene población en los datos y queda fuera de la tasa (${text(p, 'names')}).`
      : `${count(p, 'areas')} zonas del programa no tienen población en los datos y quedan fuera de la tasa (${text(p, 'names')}).`,
  'caveat.baseline-shorter': (p) =>
    `Los datos tienen menos que la línea de base declarada: se usó ${text(p, 'used')} en lugar de ${text(p, 'declared')}.`,
  ...surveySentences,
  'caveat.smaller-than-worthwhile': (p) =>
    `Lo que haya cambiado es menor que el ${share(p, 'worthwhile')} que se declaró como valioso.`,
  'caveat.too-uncertain': (p) =>
    `Los números no pueden decir si hubo un cambio del ${share(p, 'worthwhile')} que se declaró como valioso.`,
  'caveat.harm-ruled-out': (p) => `Se descarta que haya empeorado ${share(p, 'worthwhile')} o más.`,
  'caveat.harm-not-ruled-out': (p) => `No se descarta que haya empeorado ${share(p, 'worthwhile')} o más.`,
  'caveat.concurrent': (p) =>
    `Otro programa también pudo cambiar estos números: ${text(p, 'title')}, desde el ${formatDate(text(p, 'from'))}${
      text(p, 'to') === '' ? '' : ` hasta el ${formatDate(text(p, 'to'))}`
    }, en ${text(p, 'places') === 'all' ? 'todas estas zonas' : `${text(p, 'places')} de estas ${count(p, 'of')} zonas`}.`,
  'caveat.high-levels': (p) =>
    `Estas zonas se eligieron porque sus números eran altos (${text(p, 'reason')}). Los números así tienden a bajar por sí mismos.`,
  'caveat.high-levels-shrunk': (p) =>
    `Estas zonas se eligieron porque sus números eran altos (${text(p, 'reason')}). De lo que las distinguía, es probable que ${keptParts(Number(p.kept))}; el resto por sí solo traería ${Number(p.back) > 0 ? 'un alza' : 'una baja'} de ${share({ back: Math.abs(Number(p.back)) }, 'back')}.${
      p.change === undefined
        ? ''
        : ` Frente a una línea de base ${Number(p.back) > 0 ? 'más alta' : 'más baja'} en esa medida, el cambio es ${signed(Number(p.change))}.`
    }`,
  'caveat.declared-late': (p) =>
    `La regla del veredicto se declaró el ${formatDate(text(p, 'declared'))}, cuando este período ya había empezado.`,
  'caveat.definition-changed': (p) =>
    `La definición cambió el ${formatDate(text(p, 'date'))}: ${plainEnd(p, 'what')}, porque ${plainEnd(p, 'why')}. Estas cifras no se pueden comparar con las del informe anterior.`,
  'caveat.definition-unlogged': () =>
    'Lo que se cuenta no es lo que contó el informe anterior, y la métrica no dice cuándo ni por qué cambió.',
  'caveat.rule-edited': (p) => `La regla de este número cambió después del informe anterior${rulePartsText(p)}.`,
  'caveat.absorbed': (p) =>
    `En todas las zonas por igual, ${because(p)}: la comparación con otras zonas lo quita, el cambio frente a la línea de base no.`,
  'caveat.effect-months': (p) =>
    `No se da la parte del programa: de ${Number(p.months) === 1 ? 'un mes' : `${count(p, 'months')} meses`} no llegó nada ${silentIn(p)}. Envíe lo que falta; si no pasó nada entonces, dígalo en una excepción de ${text(p, 'check')}.`,
  'caveat.season-unbalanced': () =>
    'La línea de base no tiene todas las temporadas por igual, así que el cambio puede deberse en parte a la temporada.',
  'grade.passed': (p) =>
    Number(p.checks) === 1
      ? 'la única prueba de datos de sus fuentes pasó.'
      : `las ${count(p, 'checks')} pruebas de datos de sus fuentes pasaron.`,
  'grade.warned': (p) => `${ofChecks(p, ['dio aviso', 'dieron aviso'])}: ${rulesOf(p)}.`,
  'grade.accepted': (p) => `${ofChecks(p, ['no pasó', 'no pasaron'])}, lo que se acepta por ahora: ${rulesOf(p)}.`,
  'grade.failed': (p) => `${ofChecks(p, ['falló', 'fallaron'])}: ${rulesOf(p)}.`,
  'grade.lost': (p) =>
    `el ${formatDecimal(Number(p.share) * 100, 1)} % de los registros ${lossWords[text(p, 'loss')] ?? 'se perdió'}.`,
  'grade.lost-now': (p) => `el 5 % o más de los registros más recientes ${lossWords[text(p, 'loss')] ?? 'se perdió'}.`,
  'grade.unchecked': () => 'ninguna de sus fuentes se pudo probar.',
  ...sinceSentences,
};

export const wordSentence: Words['wordSentence'] = (sentence) => wordBy(sentenceTemplates, sentence);
