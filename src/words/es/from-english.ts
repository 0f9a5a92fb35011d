import type { Words } from '../words.ts';
import { answerPhrases } from './answer-phrases.ts';
import { checkPhrases } from './check-phrases.ts';
import { aroundPhrases, driftPhrases } from './drift-phrases.ts';
import { figurePhrases } from './figure-phrases.ts';

/** Each with the parts that change as groups. */
const phrases: readonly (readonly [english: RegExp, spanish: string])[] = [
  // the names of periods are the same in every language
  [/^[\dQ, -]+$/, '$&'],
  [/^(\S+) to (\S+)$/, '$1 a $2'],
  [/^the (\d+) years? before the programme began$/, 'los $1 años antes del programa'],
  [
    /^the (\d+) years? before the programme began, as far as the data reach$/,
    'los $1 años antes del programa, hasta donde llegan los datos',
  ],
  [/^the same months a year earlier$/, 'los mismos meses del año anterior'],
  [/^the time just before$/, 'el tiempo justo antes'],
  [/^(.+), as far as the data reach$/, '$1, hasta donde llegan los datos'],
  [/^as long a time, just before$/, 'el mismo tiempo, justo antes'],
  [/^the same time of year$/, 'la misma época del año'],
  [/^the latest movement; the season may play a part$/, 'el movimiento más reciente; la temporada puede influir'],
  [/^of like level$/, 'de nivel parecido'],
  [/^for none is of like level$/, 'pues ninguna es de nivel parecido'],
  [/^\(the earlier half\)$/, '(la primera mitad)'],
  [/^\(the later half\)$/, '(la segunda mitad)'],
  [/^counted in, with none expected there$/, 'contadas, sin nada esperado ahí'],
  [/^against areas that never join$/, 'frente a zonas que nunca entran'],
  [/^against areas that have not joined yet$/, 'frente a zonas que aún no entran'],
  [/^allowing for the level before \(doubly robust\)$/, 'contando con el nivel de antes (doblemente robusto)'],
  [/^(\d+) months?$/, '$1 meses'],
  [/^(\d+) years?$/, '$1 años'],
  [/^(\d+) quarters?$/, '$1 trimestres'],
  [/^per (\S+) residents a year$/, 'por cada $1 habitantes al año'],
  [/^(.+) an area a year$/, '$1 por zona al año'],
  [/^areas$/, 'zonas'],
  [/^partners$/, 'socios'],
  [/^smaller areas$/, 'zonas menores'],
  [/^Everywhere$/, 'Todas partes'],
  [/^what happened$/i, 'Qué pasó'],
  [/^what we did$/i, 'Qué hicimos'],
  [/^what we ask$/i, 'Qué pedimos'],
  [/^Any other$/, 'Los demás'],
  [/^Not recorded$/, 'Sin registrar'],
  // kinds of sources
  [/^incidents$/, 'incidentes'],
  [/^responses$/, 'respuestas'],
  [/^surveys$/, 'encuestas'],
  [/^activities$/, 'actividades'],
  [/^resources$/, 'recursos'],
  [/^aggregates$/, 'cifras ya sumadas'],
  [/^actions$/, 'decisiones'],
  [/^populations$/, 'poblaciones'],
  ...answerPhrases,
  ...figurePhrases,
  ...checkPhrases,
  ...driftPhrases,
];

export const fromEnglish: Words['fromEnglish'] = (text) => {
  const found = phrases.find(([english]) => english.test(text));
  return found === undefined ? around(text) : text.replace(found[0], found[1]);
};

/** A phrase with something around it, where the phrase itself can be told. */
function around(text: string): string | null {
  for (const [english, spanish] of aroundPhrases) {
    const inside = english.exec(text)?.groups?.inside;
    const told = inside === undefined ? null : fromEnglish(inside);
    if (told !== null) return text.replace(english, spanish).replace('{}', () => told);
  }
  return null;
}
