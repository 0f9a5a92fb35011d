import type { Words } from '../words.ts';

/** What frames a document: the top of a page, its foot, the list of reports, the summary of a job. */
export const documentWords: Words['documentWords'] = {
  skip: 'Ir al informe',
  contents: 'Contenido',
  doNotDecide: (status) => `${status}. No decida con este informe.`,
  stamp: { period: 'Período', dataThrough: 'Datos hasta el', checks: 'Pruebas de datos', run: 'Corrida' },
  checks: { failed: 'fallaron', warned: 'pasaron con avisos', passed: 'pasaron' },
  pageTitle: (title, report, period) => `${title}: ${report}, ${period}`,
  printed: (title, period, run) => `${title}, ${period}, corrida ${run}`,
  page: (n, of) => `Página ${n} de ${of}`,
  foot: (run, version) =>
    `Corrida ${run}, hecha con yardline ${version}. Cada número de aquí también está en findings.json y findings.csv, junto a este archivo.`,
};

export const statusWords: Words['statusWords'] = {
  ok: 'Las pruebas de datos pasaron',
  warned: 'Las pruebas de datos pasaron con avisos',
  'data-failed': 'Las pruebas de datos fallaron',
  gated: 'No se cumplió un objetivo o empeoró una salvaguarda',
};

/** The page that lists all reports. */
export const listWords: Words['listWords'] = {
  all: 'Todos los informes',
  pageTitle: (title) => `${title}: todos los informes`,
  caption: 'Informes, el último primero',
  period: 'Período',
  sentence: 'En una frase',
  reports: 'Informes',
  programs: 'Para programas',
  dataThrough: 'Datos hasta el',
  run: (id) => `corrida ${id}`,
  corrected: (on) => `Corregido el ${on}: su primera página dice cómo.`,
  foot: 'Un informe se puede hacer de nuevo, y comparar byte por byte, con yardline verify.',
};

/** The summary of a job, in Markdown. */
export const jobWords: Words['jobWords'] = {
  changed: 'Qué cambió desde el informe anterior',
  checks: 'Pruebas de datos',
  notes: 'Tome nota',
  columns: ['Métrica', 'Dónde', 'Ahora', 'Movimiento', 'Promesa', 'Datos', 'Hallazgo'],
  run: (id, through) => `Corrida ${id}, datos hasta ${through}.`,
  outcomes: { failed: 'fallaron', accepted: 'aceptadas', warned: 'con aviso', noted: 'anotadas', passed: 'pasaron' },
  more: (n) => `y ${n} más`,
  rest: 'El resto está en findings.csv.',
};
