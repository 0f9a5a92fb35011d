import { count, noun, type Template, text } from '../params.ts';
import { formatDecimal, formatPercent } from './numbers.ts';

/** What a stratum with one unit adds, to follow a colon. */
const lonelyWords: Readonly<Record<string, string>> = {
  adjust: 'cada una suma su distancia a la media de todas',
  average: 'cada una suma lo que las demás suman en promedio',
  certainty: 'no suman nada, como se declaró, así que el rango puede ser demasiado angosto',
  withhold: 'no se da rango, como se declaró',
};

/** What must be known of answers to a survey. */
export const surveySentences = {
  'caveat.no-frame': () =>
    'Las personas no se eligieron de una lista: esto es lo que piensan quienes respondieron, y no toda la gente.',
  'caveat.weighed-not-drawn': (p) =>
    `Las personas no se eligieron de una lista. Sus respuestas se ponderan a ${text(p, 'of')} por ${text(p, 'by')} (${text(p, 'origin')}); nadie puede decir si quienes respondieron piensan como el resto de su grupo.`,
  'caveat.weighed': (p) => `Las respuestas se ponderan a ${text(p, 'of')} por ${text(p, 'by')} (${text(p, 'origin')}).`,
  'caveat.few-answered': (p) =>
    `De las personas consultadas en la ronda ${text(p, 'wave')}, respondió el ${formatPercent(Number(p.rate))}: las demás pueden pensar otra cosa.`,
  'caveat.response-unknown': () =>
    'No se declara a cuántas personas se preguntó, así que no se sabe cuántas no respondieron.',
  'caveat.effective-n': (p) =>
    `${count(p, 'answers')} respuestas dicen tanto como ${count(p, 'worth')} de igual peso${
      p.effect === undefined ? '' : `; el efecto del diseño es ${formatDecimal(Number(p.effect), 2)}`
    }.`,
  'caveat.without-group': (p) =>
    `En ningún grupo al que se ponderan las respuestas, y en ninguna de estas cifras: ${count(p, 'n')} ${noun(p, Number(p.n))}.`,
  'caveat.weights-in-steps': () =>
    'Las respuestas tienen distinto peso y algunas cifras no se muestran: por eso los valores ponderados se redondean y sus rangos se amplían. El veredicto es el de las cifras exactas.',
  'caveat.ranges-in-steps': () =>
    'Las personas se eligieron por bloques o listas y algunas cifras no se muestran: por eso los rangos se amplían. El veredicto es el de los exactos.',
  'caveat.answers-in-steps': () =>
    'La parte de cada respuesta se redondea, y también su rango: en algunas áreas muy pocas personas dieron alguna de ellas como para decir cuántas.',
  'caveat.lonely-strata': (p) =>
    `En ${count(p, 'n')} ${Number(p.n) === 1 ? 'estrato' : 'estratos'} se eligió una sola unidad: ${lonelyWords[text(p, 'rule')] ?? 'se aplica la regla declarada'}.`,
  'caveat.same-people': (p) =>
    `El cambio es el de quienes respondieron las dos veces: ${count(p, 'linked')} ${noun(p, Number(p.linked))}, de ${count(p, 'of')} que respondieron ahora.`,
  'caveat.same-people-unlinked': () =>
    'Se preguntó a las mismas personas las dos veces, y sus respuestas no se pueden unir: no se puede saber qué tan seguro es el cambio, y su rango suele ser demasiado ancho.',
  'caveat.some-same-people': () =>
    'Algunas personas respondieron las dos veces; el rango del cambio ya cuenta con eso.',
} as const satisfies Readonly<Record<string, Template>>;
