import type { Words } from '../words.ts';

/** How the work should lead to what is wanted. What is believed must never read as what was found. */
export const logicWords: Words['logicWords'] = {
  heading: 'Cómo nuestro trabajo debería llevar ahí',
  intro:
    'Cada línea es un camino en el que cree la coalición. Junto a cada número está su propio veredicto. Ninguno prueba que un paso llevó al siguiente.',
  activity: 'Qué hacemos',
  because: 'Por qué lo esperamos:',
  all: (paths) => (paths === 1 ? 'Vea el camino entero.' : `Vea los ${paths} caminos.`),
  noMetric: 'Aquí no se sigue ningún número.',
  apart: (titles) => `Ningún camino lleva a: ${titles}.`,
};

/** What was done, below an outcome. */
export const doseWords: Words['doseWords'] = {
  title: 'Qué se hizo mientras tanto.',
  plotted: (amounts) => `Barras por período: ${amounts}. El mismo eje de tiempo que arriba.`,
  marks: 'Triángulos: zonas que empezaron (arriba) o pararon (abajo).',
  hollow: 'Huecas: no son finales todavía.',
  crosses: 'Una cruz: oculto para proteger a las personas.',
  claim: 'Las barras muestran cuánto se hizo y cuándo. No muestran que eso cambió la línea de arriba.',
  of: (what, area) => `${what} (${area})`,
  most: (what, value) => `${what}, a lo más ${value}`,
  notRecorded: 'sin registro',
  described: (what, from, to) => `${what}: de ${from} a ${to}.`,
  caption: (outcome) => `${outcome}: qué se hizo mientras tanto`,
  noSeries: (titles) => `Sin dibujar, porque no tiene números por período: ${titles}.`,
  further: (titles) => `También es parte de este camino: ${titles}.`,
  none: 'El camino hacia este resultado no nombra ningún número de cuánto se hizo.',
};
