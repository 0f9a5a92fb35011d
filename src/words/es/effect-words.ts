import type { Words } from '../words.ts';

/** Words about effects that are not sentences of their own. */

export const placeboWords: Words['placeboWords'] = {
  supported: 'nada que importe, como debe ser',
  failed: 'una diferencia donde no puede haberla, así que la comparación no vale',
  inconclusive: 'un rango demasiado ancho para saber si la comparación vale',
};

export const otherPlaceboWords: Words['otherPlaceboWords'] = {
  supported: 'nada que importe',
  failed: 'algo se movió antes del inicio, por sí mismo o porque el trabajo empezó antes de lo que consta',
  inconclusive: 'un rango demasiado ancho para saber',
};

export const agreementWords: Words['agreementWords'] = {
  agrees: 'coincide',
  'leans-the-same-way': 'apunta al mismo lado, sin ser claro por sí solo',
  'leans-the-other-way': 'apunta al otro lado, sin ser claro por sí solo',
  contradicts: 'dice lo contrario',
};

export const evidenceRuleWords: Words['evidenceRuleWords'] = {
  'own-past': 'Solo antes y después',
  'own-trend-and-season': 'Antes y después, con tendencia y temporada',
  'comparison-group': 'Comparado con otras zonas',
};

export const evidenceDowngradeWords: Words['evidenceDowngradeWords'] = {
  'placebo-failed': 'un inicio fingido mostró lo mismo',
  'depends-on-comparison': 'depende de con qué zonas se compara',
  spillover: 'las zonas vecinas también cambiaron',
};

export const inferenceWords: Words['inferenceWords'] = {
  'jackknife-t': 'dejando fuera una zona a la vez (jackknife)',
  randomisation: 'dando los inicios a otras zonas (aleatorización)',
  'cr2-satterthwaite': 'tomando las zonas como un todo, con corrección por ser pocas (CR2, Satterthwaite)',
  'placebo-ranks': 'fingiendo el programa en cada zona de comparación (rangos placebo)',
  'autocorrelation-t': 'contando con períodos que dependen uno del otro (autocorrelación)',
  'quasi-poisson-t': 'contando con dispersión adicional (cuasi-Poisson)',
  'dispersed-normal': 'contando con dispersión adicional',
  'influence-function': 'lo que cada zona aporta al cálculo (función de influencia)',
  'exact-central': 'los conteos por sí solos (exacto)',
};

export const choiceWords: Words['choiceWords'] = {
  'baseline-window': 'otra línea de base',
  'without-area': 'sin',
  method: 'otro método',
  'comparison-areas': 'zonas de comparación',
  'no-comparison-areas': 'sin zonas de comparación,',
  'no-events-before': 'zonas sin casos antes',
};

export const grainWords: Words['grainWords'] = {
  month: ['mes', 'meses'],
  quarter: ['trimestre', 'trimestres'],
  year: ['año', 'años'],
};
