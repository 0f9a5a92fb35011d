import type { Words } from '../words.ts';

/** Words that are not sentences: verdicts, roles, methods. */

export const movementWords: Words['movementWords'] = {
  better: { label: 'Mejor', meaning: 'El número cambió como queremos, y por más de lo que explicaría el azar.' },
  worse: { label: 'Peor', meaning: 'El número cambió como no queremos, y por más de lo que explicaría el azar.' },
  'changed-up': {
    label: 'Subió',
    meaning: 'El número subió por más que el azar. Si eso es bueno, este número no lo puede decir.',
  },
  'changed-down': {
    label: 'Bajó',
    meaning: 'El número bajó por más que el azar. Si eso es bueno, este número no lo puede decir.',
  },
  'no-clear-change': {
    label: 'Sin cambio claro',
    meaning: 'Lo que vimos cabe en lo que daría el azar. No prueba que nada cambió.',
  },
  'too-few': {
    label: 'Muy pocos casos para saber',
    meaning: 'Pasó tan poco que ningún cambio probable se habría podido ver.',
  },
  'not-comparable': {
    label: 'No se puede comparar',
    meaning: 'La forma de anotar los datos cambió entre los dos tiempos. Compararlos engañaría.',
  },
  monitoring: {
    label: 'En observación',
    meaning: 'Los veredictos caen en fechas fijadas de antemano, y hoy no es una de ellas.',
  },
  withheld: { label: 'No se da', meaning: 'Falta un número por una razón que se dice. Por eso no hay veredicto.' },
};

export const promiseWords: Words['promiseWords'] = {
  'on-course': {
    label: 'En camino',
    meaning: 'Todo el rango probable está donde el número debe estar hoy en el camino a la meta, o mejor.',
  },
  uncertain: {
    label: 'Incierto',
    meaning: 'El punto donde el número debe estar hoy cae dentro del rango probable. Puede ir a un lado o al otro.',
  },
  'off-course': {
    label: 'Con atraso',
    meaning: 'Todo el rango probable queda lejos de donde el número debe estar hoy en el camino a la meta.',
  },
  met: { label: 'Meta cumplida', meaning: 'Todo el rango probable está en la meta o mejor.' },
  'no-target': { label: 'Sin meta', meaning: 'No se declaró ninguna meta.' },
};

export const onTargetWords: Words['onTargetWords'] = {
  'on-course': 'Meta: en camino',
  uncertain: 'Meta: incierta',
  'off-course': 'Meta: con atraso',
  met: 'Meta: cumplida',
  'no-target': 'Sin meta',
};

export const stateWords: Words['stateWords'] = {
  reported: 'con datos',
  provisional: 'provisional',
  'not-reported': 'sin datos',
  suppressed: 'oculto para proteger a las personas',
  incomplete: 'período sin terminar',
};

export const questionWords: Words['questionWords'] = {
  'how-much': '¿Cuánto hicimos?',
  'how-well': '¿Qué tan bien lo hicimos?',
  'better-off': '¿Alguien está mejor?',
};

export const metricRoleWords: Words['metricRoleWords'] = {
  goal: 'Objetivo',
  guardrail: 'Salvaguarda',
  context: 'Contexto',
};

export const areaRoleWords: Words['areaRoleWords'] = {
  'all-program': 'Todas las zonas del programa',
  universe: 'Toda el área que cubren los datos',
  'all-comparison': 'Todas las zonas de comparación',
  'all-buffer': 'Todas las zonas vecinas',
  program: 'Zona del programa',
  comparison: 'Zona de comparación',
  buffer: 'Zona vecina',
  excluded: 'Fuera del cálculo',
};

export const directionWords: Words['directionWords'] = {
  lower: 'menos es mejor',
  higher: 'más es mejor',
  neutral: 'ninguna dirección es mejor',
};

export const evidenceWords: Words['evidenceWords'] = {
  1: 'Solo antes y después',
  2: 'Antes y después, con influencias conocidas',
  3: 'Comparado con otras zonas',
  4: 'Casi como un sorteo',
  5: 'Asignado por sorteo',
};

export const severityWords: Words['severityWords'] = { info: 'Nota', warn: 'Aviso', fail: 'Falla' };

export const checkUnitWords: Words['checkUnitWords'] = {
  share: '',
  points: 'puntos',
  change: '',
  rows: 'filas',
  areas: 'zonas',
  codes: 'códigos',
  days: 'días',
  seconds: 'segundos',
  cells: 'meses de una agencia',
  amount: '',
  waivers: 'excepciones',
  files: 'archivos',
};

export const methodWords: Words['methodWords'] = {
  'exact-central': 'intervalo condicional exacto',
  'quasi-poisson-t': 'intervalo ampliado por dispersión adicional (cuasi-Poisson, t)',
  newcombe: 'intervalo de dos proporciones por puntuación híbrida (Newcombe)',
  'welch-t': 'dos medias, cada una con su dispersión (Welch)',
  'jackknife-t': 'dejando fuera un miembro de ambos tiempos a la vez (jackknife, t)',
  'quantile-difference': 'intervalo por los estadísticos de orden de ambos tiempos',
  'survival-quantile-difference': 'intervalo por las dos curvas de lo que sigue abierto',
  'survey-difference-t': 'dos muestras, según su diseño',
  'survey-paired-t': 'las mismas personas en dos encuestas',
  'survey-overlap-t': 'dos muestras con algunas personas en común',
  'mcnemar-exact': 'las mismas personas en dos encuestas: quienes cambiaron su respuesta (McNemar exacto)',
  'harm-weighted-normal': 'razón del daño con su propia varianza',
  'standardised-normal': 'ambos tiempos ponderados a una misma mezcla',
  'log-ratio-normal': 'razón en escala logarítmica',
  none: 'sin intervalo',
};

export const methodShortWords: Words['methodShortWords'] = {
  'exact-central': 'exacto',
  'quasi-poisson-t': 'cuasi-Poisson',
  newcombe: 'Newcombe',
  'welch-t': 't de Welch',
  'jackknife-t': 't jackknife',
  'quantile-difference': 'estadísticos de orden',
  'survival-quantile-difference': 'Kaplan–Meier',
  'survey-difference-t': 't de encuesta',
  'survey-paired-t': 't pareada',
  'survey-overlap-t': 't con traslape',
  'mcnemar-exact': 'McNemar exacto',
  'harm-weighted-normal': 'ponderado por daño',
  'standardised-normal': 'estandarizado',
  'log-ratio-normal': 'razón logarítmica',
  none: 'ninguno',
};

export const designWords: Words['designWords'] = {
  'staggered-adoption': 'zonas que entraron una tras otra, frente a zonas que aún no entraban',
  'difference-in-differences': 'cambio en las zonas del programa frente al cambio en las de comparación',
  'synthetic-control': 'una mezcla de zonas de comparación hecha a la medida',
  'weighted-displacement-difference': 'diferencia ponderada de desplazamiento',
  'interrupted-series': 'la tendencia de antes frente al tiempo de después',
  'before-after': 'antes y después',
  'group-time-effects': 'cada grupo de zonas por año',
  'ridge-augmented-synthetic-control': 'una mezcla de zonas de comparación, corregida por lo que falta',
  'like-level-comparison': 'zonas de comparación de nivel parecido',
  'poisson-areas-and-periods': 'zonas y períodos en un solo modelo',
};

export const contributionWords: Words['contributionWords'] = {
  supported: 'los datos apoyan un efecto del programa',
  contrary: 'fue en la dirección equivocada, y por más que el azar',
  'not-shown': 'no se muestra un efecto del programa',
  'depends-on-comparison': 'depende de con qué zonas se compara',
  'placebo-failed': 'un inicio fingido mostró lo mismo',
  'no-design': 'nada separa al programa de otras causas',
  monitoring: 'hoy no cae ningún veredicto',
  'not-comparable': 'los registros de los dos lados no se hicieron igual',
  'not-asked': 'no se pregunta, pues es el trabajo del propio programa',
};

export const contributionShortWords: Words['contributionShortWords'] = {
  supported: 'apoyado por los datos',
  contrary: 'dirección equivocada',
  'not-shown': 'no está claro',
  'depends-on-comparison': 'depende de la comparación',
  'placebo-failed': 'no pasó su prueba',
  'no-design': 'no se puede saber',
  monitoring: 'todavía no',
  'not-comparable': 'no se puede saber',
  'not-asked': 'no se pregunta',
};

export const comparabilityWords: Words['comparabilityWords'] = {
  agencies: 'agencias que informaron',
  'silent-months': 'meses de los que no llegó nada',
  'located-share': 'proporción de registros con lugar conocido',
  'mapped-share': 'proporción de registros con código conocido',
  'domestic-share': 'proporción de registros marcados como violencia doméstica',
  'recorded-called-ratio': 'reportes por cada llamada',
  boundaries: 'zonas de donde vienen los registros',
  'population-source': 'fuente de las poblaciones',
  wording: 'texto de la pregunta',
  mode: 'forma de preguntar',
  'response-rate': 'proporción de personas consultadas que respondió',
  'reporting-lag': 'proporción de registros que llega pronto',
  'measurement-change': 'cambios de medición declarados',
};

export const comparisonWords: Words['comparisonWords'] = {
  baseline: 'frente a la línea de base',
  sameSeason: 'frente a la misma temporada de antes',
  previous: 'frente al período anterior',
};

export const againstShortWords: Words['againstShortWords'] = {
  baseline: 'línea de base',
  sameSeason: 'misma temporada de antes',
  previous: 'período anterior',
};

export const eventKindWords: Words['eventKindWords'] = {
  ours: 'Nuestro',
  context: 'Contexto',
  measurement: 'Cambio de medición',
};
