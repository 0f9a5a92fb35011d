import type { Words } from '../words.ts';

/** What a report for a board keeps closed, by what it holds. */
export const foldWords: Words['foldWords'] = {
  more: 'Más sobre este número',
  areaNumbers: 'Los números de esta zona',
  otherAreas: (n) => `Zonas con las que se compara el programa: ${n}`,
  allThese: 'En todas estas zonas',
  each: {
    program: 'En cada zona del programa',
    buffer: 'En cada zona vecina',
    comparison: 'En cada zona de comparación',
  },
  changes: (n) => `Todos los cambios: ${n}`,
  asAll: '– solo lo que se dice arriba',
  files: (n) => `Archivos: ${n}`,
  passed: (n) => `Pruebas que pasaron o solo anotan algo: ${n}`,
  withoutGap: (n) => `Fuentes sin huecos: ${n}`,
  gradedBest: (n) => `Números con datos de nota A: ${n}`,
  rejects: (n) => `Registros, por razón: ${n}`,
  formulas: (n) => `Métodos, con sus fórmulas: ${n}`,
  sources: (n) => `Fuentes: ${n}`,
  settings: 'Mostrarlos',
  prints: 'La orden, y huellas de archivos y declaraciones',
  glossary: 'Todas las demás palabras',
  allFiles: 'Todos los archivos juntos',
  onPaper:
    'En papel, los números de la primera página tienen aquí sus gráficas, y los demás sus veredictos. El archivo tiene el resto: abra lo que lleva un signo más.',
};
