import type { Words } from '../words.ts';

/** Words of the table that shows whether both times were recorded alike. */
export const gateWords: Words['gateWords'] = {
  summary: (n, broken) =>
    broken === 0
      ? `Registrado igual antes y ahora: ${n === '1' ? 'la única prueba pasó' : `las ${n} pruebas pasaron`}`
      : `¿Registrado igual antes y ahora? ${n === '1' ? 'La única prueba no pasó' : `${broken} de ${n} pruebas no pasaron`}`,
  label: 'pruebas de si los dos tiempos se registraron igual',
  columns: {
    tested: 'Prueba',
    where: 'En',
    before: 'Antes',
    now: 'Ahora',
    moved: 'Cambió',
    limit: 'Límite',
    result: 'Resultado',
  },
  arms: { program: 'zonas del programa', comparison: 'zonas de comparación', everywhere: 'todas las zonas' },
  points: (n) => `${n} puntos`,
  same: 'igual',
  changed: 'cambió',
  held: 'Pasó',
  broke: 'No pasó',
  alike: 'No pasó, en todas las zonas por igual',
};
