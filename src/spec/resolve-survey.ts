import type { Mapping, Survey } from './model.ts';
import type { Complaints } from './problems.ts';
import { asList } from './resolve-mapping.ts';
import type { SourceDeclaration } from './source.ts';
import type { Path } from './source-text.ts';
import type { ItemDeclaration } from './survey-items.ts';

type Wordings = Exclude<ItemDeclaration['wording'], string>;
const wordingsOf = ({ wording }: ItemDeclaration): Wordings =>
  typeof wording === 'string' ? [{ text: wording }] : wording;

/** The columns of a question: its own header, or those of its wordings. An answer off the scale costs only itself. */
export function itemMapping(
  name: string,
  item: ItemDeclaration,
): Partial<Mapping> & Pick<Mapping, 'column' | 'type' | 'how' | 'parts'> {
  const own = wordingsOf(item).flatMap(({ from }) => (from === undefined ? [] : [asList(from)]));
  const headers = own.length > 0 ? own : [asList(item.from ?? name)];
  const parts = headers.map((names) => ({ headers: names, formats: [], nth: null }));
  const words = Object.entries(item.answers ?? {}).map(([answer, place]) => [answer, String(place)] as const);
  return {
    column: name,
    type: 'whole',
    how: parts.length > 1 ? 'first' : 'alias',
    parts,
    rename: Object.fromEntries(words),
    missing: (item.missing ?? []).map(String),
    scale: item.scale,
  };
}

interface Scene {
  readonly complain: Complaints;
  readonly path: Path;
}

/** The questions and waves of a survey; where a wording changed, it must be known from which wave on. */
export function resolveSurvey(declared: SourceDeclaration, { complain, path }: Scene): Survey {
  const waves = (declared.waves ?? []).map(({ wave, from, to, mode, invited }) => ({
    wave: String(wave),
    from,
    to,
    mode: mode ?? null,
    invited: invited ?? null,
  }));
  const known = new Set(waves.map(({ wave }) => wave));
  const items = Object.entries(declared.items ?? {}).map(([name, item]) => {
    const wordings = wordingsOf(item).map((wording, index) => {
      const at: Path = [...path, 'items', name, 'wording', index];
      const asked = wording.waves?.map(String) ?? null;
      if (asked === null && wordingsOf(item).length > 1)
        complain.about(at, 'value', {
          id: 'wording',
          message: `a wording of "${name}" needs waves: its answers are no series with those of another wording`,
          hint: 'waves: ["2015", "2017"]',
        });
      for (const wave of asked ?? [])
        if (known.size > 0 && !known.has(wave))
          complain.about([...at, 'waves'], 'value', {
            id: 'unknown-wave',
            message: `"${wave}" is not a wave of this survey`,
            hint: `waves: ${[...known].join(', ')}`,
          });
      return { text: wording.text, waves: asked };
    });
    if (item.scale.min >= item.scale.max)
      complain.about([...path, 'items', name, 'scale'], 'value', {
        id: 'scale',
        message: `the scale of "${name}" must go up (got ${item.scale.min} to ${item.scale.max})`,
        hint: 'reverse: true says that a high answer is bad',
      });
    return { name, wordings, scale: item.scale, reverse: item.reverse ?? false };
  });
  return { items, waves, audience: declared.audience ?? 'community', frame: declared.frame ?? null };
}
