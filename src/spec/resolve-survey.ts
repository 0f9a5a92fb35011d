import type { SourceKind } from './kind.ts';
import type { Source, Survey, SurveyItem } from './model.ts';
import type { Complaints } from './problems.ts';
import { isTaken } from './resolve-mapping.ts';
import { resolveMargins } from './resolve-margins.ts';
import type { SourceDeclaration } from './source.ts';
import type { Path } from './source-text.ts';
import type { ItemDeclaration } from './survey-items.ts';
import { wordingsOf } from './survey-mappings.ts';
import type { MarginFiles } from './survey-margins.ts';

interface Scene {
  readonly kind: SourceKind;
  readonly columns: Source['columns'];
  readonly doubtful: ReadonlySet<string>;
  readonly marginFiles: MarginFiles;
  readonly complain: Complaints;
  readonly path: Path;
}

/** The questions and waves of a survey; where a wording changed, it must be known from which wave on. */
export function resolveSurvey(declared: SourceDeclaration, scene: Scene): Survey {
  const waves = wavesOf(declared, scene);
  checkDays(declared, scene);
  const known = waves.map(({ wave }) => wave);
  const items = Object.entries(declared.items ?? {}).map(([name, item]): SurveyItem => {
    const at = [...scene.path, 'items', name];
    checkItem(name, item, { ...scene, path: at, declared });
    return {
      name,
      wordings: resolveWordings(name, item, { ...scene, path: at, known }),
      scale: item.scale,
      reverse: item.reverse ?? false,
    };
  });
  return {
    items,
    waves,
    audience: declared.audience ?? 'community',
    frame: declared.frame ?? null,
    samePeople: declared['same-people'] ?? false,
    margins: resolveMargins(declared.margins, {
      ...scene,
      path: [...scene.path, 'margins'],
      waves: known,
      files: scene.marginFiles,
    }),
    lonelyStrata: declared['lonely-strata'] ?? 'adjust',
  };
}

function wavesOf({ waves = [] }: SourceDeclaration, { complain, path }: Scene): Survey['waves'] {
  const names = new Set<string>();
  return waves.map(({ wave, from, to, mode, invited }, index) => {
    const name = String(wave);
    if (names.has(name))
      complain.about([...path, 'waves', index, 'wave'], 'value', {
        id: 'wave',
        message: `wave "${name}" is declared twice`,
        hint: 'give each wave a name of its own',
      });
    names.add(name);
    return { wave: name, from, to, mode: mode ?? null, invited: invited ?? null };
  });
}

const maps = ({ columns, doubtful }: Scene, name: string): boolean =>
  doubtful.has(name) || columns.some((column) => column.name === name);

/** Without a time of its own, a record falls on the first day of its wave, which must be known. */
function checkDays(declared: SourceDeclaration, scene: Scene): void {
  if (maps(scene, 'completed_at') || declared.waves !== undefined || !maps(scene, 'wave')) return;
  scene.complain.about([...scene.path, 'columns', 'wave'], 'key', {
    id: 'wave-days',
    message: 'a survey without completed_at needs waves: they say when people answered',
    hint: 'waves: [{ wave: "2019", from: 2019-09-01, to: 2019-11-30 }]',
  });
}

type ItemScene = Scene & { readonly declared: SourceDeclaration };

/** From 0 to 1,000: each place is counted and told, and a slip of the finger would ask for a billion of them. */
const mostPlaces = 1_001;

function checkLength(
  name: string,
  { min, max }: ItemDeclaration['scale'],
  { complain, path }: Pick<Scene, 'complain' | 'path'>,
): void {
  if (max - min < mostPlaces) return;
  complain.about([...path, 'scale'], 'value', {
    id: 'scale',
    message: `the scale of "${name}" can have at most 1,001 places (got ${min} to ${max})`,
    hint: 'what people count or measure is a mean of records, not a place on a scale',
  });
}

function checkItem(name: string, item: ItemDeclaration, { kind, declared, complain, path }: ItemScene): void {
  const { scale, answers = {}, missing = [] } = item;
  const groups = typeof declared.files === 'string' ? [] : declared.files;
  const blocks = [declared.columns, ...groups.map((group) => (typeof group === 'string' ? undefined : group.columns))];
  if (kind.columns.some((column) => column.name === name) || isTaken(name, kind) || blocks.some((own) => own?.[name]))
    complain.about(path, 'key', {
      id: 'item-name',
      message: `a question cannot be called "${name}": a column has that name already`,
      hint: `call it something else, such as asked_${name}`,
    });
  if (scale.min >= scale.max)
    complain.about([...path, 'scale'], 'value', {
      id: 'scale',
      message: `the scale of "${name}" must go up (got ${scale.min} to ${scale.max})`,
      hint: 'reverse: true says that a high answer is bad',
    });
  checkLength(name, scale, { complain, path });
  const isOn = (place: number): boolean => place >= scale.min && place <= scale.max;
  for (const [answer, place] of Object.entries(answers))
    if (!isOn(place))
      complain.about([...path, 'answers', answer], 'value', {
        id: 'scale',
        message: `answer "${answer}" must have a place on the scale ${scale.min} to ${scale.max} (got ${place})`,
        hint: 'correct it, or the scale; an answer that is none, such as "don’t know", belongs under missing:',
      });
  for (const [index, code] of missing.entries())
    if (isWhole(code) && isOn(Number(code)))
      complain.about([...path, 'missing', index], 'value', {
        id: 'scale',
        message: `${code} is an answer on the scale ${scale.min} to ${scale.max}, and cannot mean that there is none`,
        hint: 'correct missing:, or the scale',
      });
}

const isWhole = (code: string | number): boolean => /^-?\d+$/.test(String(code));

function resolveWordings(
  name: string,
  item: ItemDeclaration,
  { known, complain, path, ...scene }: Scene & { readonly known: readonly string[] },
): SurveyItem['wordings'] {
  const wordings = wordingsOf(item);
  const about = (place: Path, message: string, hint: string): void =>
    complain.about([...path, 'wording', ...place], 'value', { id: 'wording', message, hint });
  const asked = new Set<string>();
  if (wordings.some(({ waves }) => waves !== undefined) && !maps({ ...scene, complain, path }, 'wave'))
    about([], `which wording of "${name}" was asked follows from the wave, and no column says it`, 'add wave: HEADER');
  return wordings.map((wording, index) => {
    const waves = wording.waves?.map(String) ?? null;
    if (waves === null && wordings.length > 1)
      about(
        [index],
        `a wording of "${name}" needs waves: its answers are no series with those of another wording`,
        'waves: ["2015", "2017"]',
      );
    for (const wave of waves ?? []) {
      if (known.length > 0 && !known.includes(wave))
        complain.about([...path, 'wording', index, 'waves'], 'value', {
          id: 'unknown-wave',
          message: `"${wave}" is not a wave of this survey`,
          hint: `waves: ${known.join(', ')}`,
        });
      if (asked.has(wave))
        about([index, 'waves'], `wave "${wave}" was asked two wordings of "${name}"`, 'a wave has one wording');
      asked.add(wave);
    }
    return { text: wording.text, waves };
  });
}
