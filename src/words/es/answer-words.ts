import type { Words } from '../words.ts';

/** "Is it us?": what was counted and expected, how it was found, and what could speak against it. */
export const answerWords: Words['answerWords'] = {
  heading: '¿Es por nosotros?',
  verdict: (said) => `${said}.`,
  shortComparisons: (all, like, date) =>
    `Desde el ${date}: ${all} frente a todas las zonas de comparación, ${like} frente a las de nivel parecido.`,
  shortAlone: (all, alone, date) =>
    `Desde el ${date}: ${all} frente a todas las zonas de comparación, ${alone} sin ellas, pues ninguna es de nivel parecido.`,
  since: (ends, date) => `${ends} desde el ${date}.`,
  sinceFitting: (counted, date, fitting) =>
    `Se contaron ${counted} desde el ${date}; sin el programa ${fitting} (números pequeños).`,
  whereOne: 'En la zona del programa',
  whereMany: (areas) => `En ${areas} zonas del programa`,
  time: (from, to) => `del ${from} al ${to}`,
  plain: (where, time, ends) => `${where}, ${time}: ${ends}.`,
  counted: (where, time, { counted, expected, ends }) =>
    `${where} hubo ${counted} ${time}. Sin el programa, el número esperado era ${expected}: ${ends}.`,
  level: (where, time, { unit, was, of, would, ends }) =>
    `${where}, ${time}: ${unit}, ${was} (de ${of}). Sin el programa, lo esperado era cerca de ${would}: ${ends}.`,
  small: (range) => `${range} (números pequeños)`,
  fitting: (from, to) => `cabe cualquier número de ${from} a ${to}`,
  fittingFrom: (from) => `cabe cualquier número de ${from} en adelante`,
  fittingTo: (to) => `cabe cualquier número hasta ${to}`,
  fittingAny: 'cabe cualquier número',
  noNumber: (many) => `No se da un número de ${many}.`,
  soNoNumber: (many) => `Por eso no se da un número de ${many}.`,
  againstAll: (n, said, date) => `Desde el ${date}, frente a las ${n} zonas de comparación: ${said}.`,
  againstLike: (said) => `Frente a las que eran de nivel parecido antes del programa: ${said}.`,
  againstNone: (said) => `Ninguna era de nivel parecido antes del programa. Sin ninguna de ellas: ${said}.`,
  smallestDifference: (size) => `La menor diferencia que este diseño mostraría 80 veces de 100: ${size}.`,
  smallestFall: (size) => `La menor baja que este diseño mostraría 80 veces de 100: ${size}.`,
  smallestRise: (size) => `La menor alza que este diseño mostraría 80 veces de 100: ${size}.`,
  noEffect: (reason) => `No se da un efecto: ${reason}.`,
  already: (told) => `Pero un inicio fingido ya muestra algo: ${told}.`,
  more: (n) => `Y ${n} más, cada uno en su propia sección.`,
};

/** Facts about an effect, a line each. */
export const factWords: Words['factWords'] = {
  terms: {
    found: 'Cómo se encontró',
    comparison: 'Zonas de comparación',
    pretended: 'Inicios fingidos',
    estimates: 'Otros cálculos',
    choices: 'Otras opciones',
    nextDoor: '¿Se desplazó a otras zonas?',
    evidence: 'Evidencia',
    strongerRefused: 'Diseños más fuertes que no se usaron',
    refused: 'Diseños que no se usaron',
    designs: 'Diseños',
    notUsed: 'Diseños que no se usaron',
    chance: 'Azar',
    unmeasured: 'Causas sin medir',
  },
  programAreas: (n, isOne) => `${n} ${isOne ? 'zona' : 'zonas'} del programa`,
  comparisonAreas: (n, isOne) => `${n} ${isOne ? 'zona' : 'zonas'} de comparación`,
  noComparisonAreas: 'ninguna zona de comparación',
  design: (name, { program, comparison, grain, launch }) =>
    `${name}. Son ${program} y ${comparison}, ${grain} por ${grain}. El primer inicio fue el ${launch}.`,
  byThemselves: (change) => `${change} en el mismo tiempo, por sí mismas.`,
  notGiven: (reason) => `No se da: ${reason}.`,
  early: (periods) => `${periods} antes de tiempo`,
  placebo: (early, size, verdict) =>
    `Con inicios fingidos ${early}, el mismo cálculo no debe mostrar nada. Da ${size}: ${verdict}.`,
  otherPlacebo: (early, size, verdict) => `${early}: ${size}; ${verdict}.`,
  neighboursLevel: (unit, range) =>
    `En las zonas vecinas, frente a lo que sugieren las de comparación: ${unit}, ${range}.`,
  neighbours: (range, many) => `En las zonas vecinas, frente a lo que sugieren las de comparación: ${range} (${many}).`,
  opinionWithheld: (name, reason) => `${name}: no se da, ${reason}.`,
  opinion: (name, size, agrees) => `${name}: ${size}; ${agrees}.`,
  choice: (name, size, verdict) => `${name}: ${size}; ${verdict}.`,
  verdictTurns: 'el veredicto cambia',
  verdictStays: 'el veredicto se mantiene',
  turnsWithout: (areas) => `el veredicto cambia sin ${areas}`,
  withoutAny: (verdict) => `Sin una zona cualquiera: ${verdict}.`,
  withoutAnyFrom: (low, high, verdict) =>
    low === high
      ? `Sin una zona cualquiera: sigue en ${low}; ${verdict}.`
      : `Sin una zona cualquiera: de ${low} a ${high}; ${verdict}.`,
  evidence: (level) => `Nivel ${level} de 5 (escala de Maryland, variante de los economistas)`,
  allRefused: (n, reason) => `Los ${n}: ${reason}.`,
  refusedFor: (designs, reason) => `${designs}: ${reason}.`,
  seen: (observed, limit) => ` (${observed}; límite ${limit})`,
  chosenOn: (design) => `Elegido solo con datos de antes del comienzo: ${design}`,
  stamp: (hash) => `; sello ${hash}`,
  oneLess: (why) => `un nivel menos, porque ${why}`,
  by: (inference) => `calculado ${inference}`,
  degrees: (df) => `t con ${df} grados de libertad`,
  interval: (level) => `el intervalo mostrado es del ${level} %`,
  noPBelow: (p) => `ningún p menor que ${p} era posible`,
  eValue: (estimate, limit) =>
    `Una causa sin medir tendría que ir con el programa y también con el resultado por un factor de ${estimate} cada uno para explicarlo todo${limit === null ? '' : `, y de ${limit} para que no sea claro`}.`,
};
