import type { Words } from '../words.ts';

export const sectionWords: Words['sectionWords'] = {
  'page-one': 'Resumen',
  brief: 'En breve',
  narrative: 'Lo que decimos nosotros',
  'how-to-read': 'Cómo leer este informe',
  metrics: 'Cada número en detalle',
  areas: 'Zona por zona',
  collaboration: 'Quién trabaja con quién',
  'data-quality': '¿Podemos confiar en los datos?',
  rejects: 'Registros rechazados',
  estimates: 'Todos los cálculos',
  methods: 'Métodos',
};

export const briefWords: Words['briefWords'] = {
  verdicts: 'Lo que dice cada número',
  guardrail: 'salvaguarda: no debe empeorar',
  decide: 'Qué hay que decidir',
};

export const pageOneWords: Words['pageOneWords'] = {
  sentence: 'En una frase',
  changed: 'Qué cambió desde el informe anterior',
  verdicts: 'Los veredictos',
  further: 'Otros números',
  isItUs: '¿Es por nosotros?',
  smallest: 'El menor cambio que se habría visto',
  decisions: 'Decisiones que se piden a la junta',
  guardrails: 'Salvaguardas: lo que no debe empeorar',
};

export const columnWords: Words['columnWords'] = {
  metric: 'Qué contamos',
  now: 'Ahora',
  baseline: 'Línea de base',
  change: 'Cambio',
  target: 'Meta',
  verdict: 'Veredicto',
  evidence: 'Evidencia',
  trend: 'Tendencia',
};

/** The list of numbers to jump to. */
export const indexWords: Words['indexWords'] = {
  label: 'Todos los números',
  estimates: 'Cada cálculo de este número',
  back: 'Volver a todos los números',
};
