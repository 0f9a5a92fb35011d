import type { Words } from '../words.ts';
import { formatCount, formatList } from './numbers.ts';

/** Maps of areas in words. */

const areas = (n: number): string => `${formatCount(n)} ${n === 1 ? 'zona' : 'zonas'}`;

export const mapWords: Words['mapWords'] = {
  title: ({ better, worse, of, untold }) => {
    const said = [
      ...(better > 0 ? [`${formatCount(better)} claramente mejor`] : []),
      ...(worse > 0 ? [`${formatCount(worse)} claramente peor`] : []),
    ];
    return said.length === 0
      ? `De ${areas(of)}, en ninguna el cambio pasa del azar${untold === 0 ? '' : `; en ${formatCount(untold)} no se puede saber`}.`
      : `De ${areas(of)}, ${formatList(said)}; en las demás puede ser azar.`;
  },
  neutral: (clear, of) =>
    clear === 0
      ? `De ${areas(of)}, en ninguna el cambio pasa del azar.`
      : `De ${areas(of)}, con cambio claro: ${formatCount(clear)}; en las demás puede ser azar.`,
  plotted: (label) => `Cambio de cada zona frente a ${label}. Contorno grueso: zonas del programa.`,
  plottedPlain: (label) => `Cambio de cada zona frente a ${label}.`,
  missing: (names) => `No están en el mapa: ${formatList(names)}.`,
  key: {
    better: 'claramente mejor',
    worse: 'claramente peor',
    changed: 'cambio claro',
    'lean-better': 'mejor, puede ser azar',
    'lean-worse': 'peor, puede ser azar',
    lean: 'sin cambio claro',
    unjudged: 'muy pocos para saber, o no se puede comparar',
    hidden: 'oculto para proteger a las personas',
    none: 'sin número',
    excluded: 'fuera de la evaluación',
  },
  window: { baseline: 'su propia línea de base', before: 'el tiempo de antes' },
  table: 'Todas las zonas, con su número y su veredicto:',
  below: 'Todas las zonas, con su número y su veredicto, están en la tabla de abajo.',
  described: 'cambio de cada zona en un mapa',
  columns: { area: 'Zona', change: 'Cambio', verdict: 'Veredicto' },
};
