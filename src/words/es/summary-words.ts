import type { Movement } from '../../spec/findings.ts';
import type { Words } from '../words.ts';
import { formatList } from './numbers.ts';

type Moved = Parameters<Words['summaryWords']['goals']>[0][number];

const small = ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'] as const;
const count = (n: number): string => small[n] ?? String(n);

const singular: Readonly<Record<Movement, string>> = {
  better: 'mejoró',
  worse: 'empeoró',
  'changed-up': 'subió',
  'changed-down': 'bajó',
  'no-clear-change': 'no muestra un cambio claro',
  'too-few': 'tiene muy pocos casos para saber',
  'not-comparable': 'no se puede comparar',
  monitoring: 'está en observación',
  withheld: 'está sin resultado',
};
const plural: Readonly<Record<Movement, string>> = {
  better: 'mejoraron',
  worse: 'empeoraron',
  'changed-up': 'subieron',
  'changed-down': 'bajaron',
  'no-clear-change': 'no muestran un cambio claro',
  'too-few': 'tienen muy pocos casos para saber',
  'not-comparable': 'no se pueden comparar',
  monitoring: 'están en observación',
  withheld: 'están sin resultado',
};

/** A noun with what agrees with it: "el único objetivo", "las dos salvaguardas", "una de las". */
interface Noun {
  readonly only: string;
  readonly both: string;
  readonly all: string;
  readonly many: string;
  readonly one: string;
}

const nouns = {
  goal: { only: 'el único objetivo', both: 'los dos', all: 'los', many: 'objetivos', one: 'uno' },
  guardrail: { only: 'la única salvaguarda', both: 'las dos', all: 'las', many: 'salvaguardas', one: 'una' },
  number: { only: 'el único número', both: 'los dos', all: 'los', many: 'números', one: 'uno' },
} as const satisfies Readonly<Record<string, Noun>>;

function group({ only, both, all, many, one }: Noun, moved: readonly Moved[]): string {
  const of = moved.reduce((sum, { n }) => sum + n, 0);
  const [first] = moved;
  if (first === undefined) return '';
  if (of === 1) return `${only} ${singular[first.movement]}`;
  if (moved.length === 1) return `${of === 2 ? both : `${all} ${count(of)}`} ${many} ${plural[first.movement]}`;
  const parts = moved.map(({ movement, n }) =>
    n === 1 ? `${one} ${singular[movement]}` : `${count(n)} ${plural[movement]}`,
  );
  return `de ${count(of)} ${many}, ${formatList(parts)}`;
}

export const summaryWords: Words['summaryWords'] = {
  goals: (moved) => group(nouns.goal, moved),
  guardrails: (moved) => group(nouns.guardrail, moved),
  numbers: (moved) => group(nouns.number, moved),
  supported: (titles) => `Los datos apoyan un efecto del programa en: ${titles}.`,
  wentWrong: (titles) => `Peor que en las zonas de comparación: ${titles}.`,
  noneSupported: (isOnly) =>
    isOnly
      ? 'No se muestra un efecto del programa en él.'
      : 'Los datos no apoyan un efecto del programa en ningún objetivo.',
  depends: (titles, isOnly) =>
    `Si el programa tiene un efecto${isOnly ? '' : ` en ${titles}`} depende de con qué zonas se compara.`,
  nothing: 'No hay nada que informar de este período.',
};
