import type { Mapping, Part } from './model.ts';
import { plainMapping } from './plain-mapping.ts';
import { asList } from './resolve-mapping.ts';
import type { SourceDeclaration } from './source.ts';
import type { ItemDeclaration } from './survey-items.ts';

type Wordings = Exclude<ItemDeclaration['wording'], string>;
export const wordingsOf = ({ wording }: ItemDeclaration): Wordings =>
  typeof wording === 'string' ? [{ text: wording }] : wording;

/** The columns of a survey that no `columns:` block declares: its questions, and the day of its waves. */
export function surveyMappings(declared: SourceDeclaration, mappings: readonly Mapping[]): readonly Mapping[] {
  const wave = mappings.find(({ column }) => column === 'wave');
  const items = Object.entries(declared.items ?? {}).map(([name, item]) => itemMapping(name, item, wave));
  const isDated = mappings.some(({ column }) => column === 'completed_at');
  return isDated || wave === undefined ? items : [...items, ...dayOfWave(declared, wave)];
}

/** Headers of wordings, each with the waves that were asked so: one header may serve several wordings. */
function partsOf(name: string, item: ItemDeclaration): readonly Part[] {
  const parts = new Map<string, Part>();
  for (const { from, nth, waves } of wordingsOf(item)) {
    const headers = asList(from ?? item.from ?? name);
    const which = nth ?? (from === undefined ? item.nth : undefined) ?? null;
    const key = JSON.stringify([headers, which]);
    const before = parts.get(key);
    const asked = waves === undefined ? {} : { waves: [...(before?.waves ?? []), ...waves.map(String)] };
    parts.set(key, { headers, formats: [], nth: which, ...asked });
  }
  return [...parts.values()];
}

/**
 * How an answer is read. An answer off the scale costs only itself. Where files of one wave each have layouts of their
 * own, the wave says which headers to look for; a question that the wave did not ask has no column there.
 */
function itemMapping(name: string, item: ItemDeclaration, wave: Mapping | undefined): Mapping {
  const all = partsOf(name, item);
  const only = wave?.how === 'constant' ? wave.value : null;
  const parts = only === null ? all : all.filter(({ waves }) => waves === undefined || waves.includes(only));
  const words = Object.entries(item.answers ?? {}).map(([answer, place]) => [answer, String(place)] as const);
  return {
    ...plainMapping,
    column: name,
    type: 'whole',
    how: parts.length === 0 ? 'constant' : parts.length > 1 ? 'first' : 'alias',
    parts,
    rename: Object.fromEntries(words),
    missing: (item.missing ?? []).map(String),
    scale: item.scale,
  };
}

/** Records that say only their wave were answered, for all that is known, on its first day. */
function dayOfWave({ waves = [] }: SourceDeclaration, wave: Mapping): readonly Mapping[] {
  if (waves.length === 0) return [];
  const days = new Map(waves.map(({ wave: name, from }) => [String(name), from]));
  const spelt = Object.entries(wave.rename).map(([old, name]) => [old, days.get(name) ?? name] as const);
  return [
    {
      ...wave,
      column: 'completed_at',
      type: 'timestamp',
      filled: false,
      parts: wave.parts.map((part) => ({ ...part, formats: ['%Y-%m-%d'] })),
      value: wave.value === null ? null : (days.get(wave.value) ?? wave.value),
      rename: Object.fromEntries([...days, ...spelt]),
      values: null,
      refuse: 'value',
      namedBy: wave.column,
    },
  ];
}
