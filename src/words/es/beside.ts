import { count, type Params, type Template, text } from '../params.ts';
import { formatDecimal } from './numbers.ts';

/** What stands beside values that are not read right alone. */

const decimals = (p: Params, name: string): string => formatDecimal(Number(p[name]), 2);

/** How well the questions of a scale hang together, by the usual marks of alpha. */
function scaleWords(p: Params): string {
  const questions = `La puntuación es la media de ${count(p, 'items')} preguntas`;
  if (p.alpha === undefined)
    return `${questions}; no se puede saber si van juntas: muy pocas personas respondieron todas, o todas dieron las mismas respuestas.`;
  const range = p.low === undefined ? '' : `, entre ${decimals(p, 'low')} y ${decimals(p, 'high')}`;
  const told = `(alfa ${decimals(p, 'alpha')}${range}, de ${count(p, 'n')} que respondieron todas)`;
  return Number(p.alpha) < 0.7
    ? `${questions}, que van juntas a medias ${told}: mire también cada una de ellas.`
    : `${questions}, que van juntas ${told}.`;
}

/** Which published figures a mean is of, and which are not in it. */
function figuresWords(p: Params): string {
  const own =
    Number(p.averaged) === 1
      ? 'Se usa la única cifra publicada, según los casos que resume'
      : `Se promedian ${count(p, 'averaged')} cifras publicadas, según los casos que cada una resume`;
  const left = [
    ...(Number(p.unweighted) === 0 ? [] : [`${count(p, 'unweighted')} sin ese número`]),
    ...(Number(p.unknown) === 0 ? [] : [`${count(p, 'unknown')} en blanco o bajo cero`]),
  ];
  const told = left.length === 0 ? `${own}.` : `${own}; quedan fuera: ${left.join(', y ')}.`;
  return `${told} No se publicó cuánto varían los casos, así que no hay rango ni veredicto sobre un cambio.`;
}

export const besideTemplates = {
  'caveat.still-open': (p) =>
    `De ${count(p, 'of')} ${text(p, 'many')}, ${count(p, 'n')} seguían en curso el último día con registros completos: cada caso cuenta como que duró al menos lo que se le siguió, y no queda fuera.`,
  'caveat.scale': (p) => scaleWords(p),
  'caveat.spread': (p) =>
    `0 significa que todo se reparte por igual (${count(p, 'members')} ${text(p, 'who')}); si todo fuera de una sola parte, sería ${decimals(p, 'most')}.${
      p.chance === undefined
        ? ''
        : ` Si los hechos fueran igual de probables en toda zona, el azar por sí solo daría cerca de ${decimals(p, 'chance')}.`
    }${p.ranged === true ? ' El rango dice cuánto depende de a quiénes se cuenta.' : ''}`,
  'caveat.figures': (p) => figuresWords(p),
  'caveat.network': (p) =>
    `De ${count(p, 'partners')} socios, ${count(p, 'ties')} de ${count(p, 'pairs')} pares están unidos. La red tiene ${count(p, 'components')} ${Number(p.components) === 1 ? 'parte' : 'partes'}${
      p.centralisation === undefined
        ? ''
        : `; su centralización es ${decimals(p, 'centralisation')} (0: los lazos están repartidos, 1: todos dependen de un socio)`
    }.`,
  'caveat.provisional': (p) =>
    `Todavía llegan reportes tardíos de ${text(p, 'periods')}: se dibujan huecos y no entran en ningún veredicto.`,
  'caveat.until-final': (p) =>
    `Todavía llegan reportes tardíos de ${text(p, 'periods')}: no se da ninguna cifra antes de que estén todos, porque la siguiente diría cuán pocos llegaron tarde.`,
} as const satisfies Readonly<Record<string, Template>>;
