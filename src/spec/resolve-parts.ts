import type { ColumnType, SourceKind } from './kind.ts';
import type { MappingDeclaration } from './mapping.ts';
import type { Source, WideSet } from './model.ts';
import { suggest } from './nearest.ts';
import type { Complaints } from './problems.ts';
import { resolveFigures, resolveResponses } from './resolve-responses.ts';
import { resolveSurvey } from './resolve-survey.ts';
import type { SourceDeclaration } from './source.ts';
import type { Path } from './source-text.ts';
import { surveyKeys } from './survey-items.ts';
import type { MarginFiles } from './survey-margins.ts';

/** What a source declares beside its plain columns: wide columns, coordinates, revisions, intervals, questions. */

type Columns = Readonly<Record<string, MappingDeclaration>>;
interface Scene {
  readonly columns: Source['columns'];
  readonly doubtful: ReadonlySet<string>;
  readonly complain: Complaints;
  readonly path: Path;
}
type KindScene = Scene & { readonly kind: SourceKind };

const objects = (columns: Columns): readonly (readonly [string, Exclude<MappingDeclaration, string>])[] =>
  Object.entries(columns).flatMap(([name, declared]) =>
    typeof declared === 'string' ? [] : [[name, declared] as const],
  );

/** The wide columns of a layout: named the same wherever they are named. */
export function wideOf(
  columns: Columns,
  { complain, path }: { readonly complain: Complaints; readonly path: Path },
): WideSet | null {
  let first: string | null = null;
  let set: WideSet | null = null;
  for (const [name, declared] of objects(columns)) {
    const said = declared['name-of'] ?? declared['cell-of'];
    if (said === undefined) continue;
    const text = JSON.stringify(said);
    if (first !== null && first !== text)
      complain.about([...path, name], 'value', {
        id: 'wide',
        message: `the wide columns of "${name}" must be those of the other column (${first})`,
        hint: 'name-of and cell-of of one layout name the same columns',
      });
    if (typeof said === 'string' && said.split('*').length !== 2)
      complain.about([...path, name], 'value', {
        id: 'wide',
        message: `"${said}" must have one star, which stands for what differs between the columns`,
        hint: 'for example viol*, or a list of the headers themselves',
      });
    first = text;
    set = typeof said === 'string' ? { pattern: said } : { headers: said };
  }
  return set;
}

/** The column that says when: the kind's own, or the one that the source names. */
export function whenOf(
  { when }: SourceDeclaration,
  { kind, columns, doubtful, complain, path }: KindScene,
): string | null {
  const isTime = (type: ColumnType): boolean => type === 'date' || type === 'timestamp' || type === 'period';
  const times = columns.filter(({ type }) => isTime(type)).map(({ name }) => name);
  if (when === undefined) {
    const usual = kind.when ?? '';
    const needed = kind.columns.some(({ name, required }) => name === usual && required);
    if (kind.when !== null && !needed && !times.includes(usual) && !doubtful.has(usual) && times.length > 0)
      complain.about(path, 'value', {
        id: 'when',
        message: `"${usual}" is not mapped, and which other time says when must be declared`,
        hint: `when: ${times[0]}`,
      });
    return kind.when;
  }
  if (!times.includes(when) && !doubtful.has(when))
    complain.about([...path, 'when'], 'value', {
      id: 'unknown-column',
      message: `"${when}" is not a mapped time of this source`,
      hint: suggest(when, times),
    });
  return when;
}

export function revisedByOf(
  declared: SourceDeclaration,
  { columns, doubtful, complain, path }: Scene,
): Source['revisedBy'] {
  const said = declared['revised-by'];
  if (said === undefined) return null;
  if (declared.key === undefined && !complain.unsure([...path, 'key']))
    complain.about([...path, 'revised-by'], 'key', {
      id: 'revised-by',
      message: 'revised-by needs key: without one, no record is known to be an edition of another',
      hint: 'key: [id]',
    });
  if (said === 'file') return 'file';
  const names = columns.map(({ name }) => name);
  if (!names.includes(said) && !doubtful.has(said))
    complain.about([...path, 'revised-by'], 'value', {
      id: 'unknown-column',
      message: `"${said}" is not a mapped column of this source`,
      hint: `${suggest(said, names)}; or file, where a later file replaces an earlier one`,
    });
  return { column: said };
}

/** Intervals and rules, or questions and waves, for kinds that have them. */
export function resolveParts(
  declared: SourceDeclaration,
  scene: KindScene & { readonly marginFiles: MarginFiles },
): Pick<Source, 'responses' | 'figures' | 'survey'> {
  const { kind, complain, path } = scene;
  const ruled = kind.part === 'aggregates' ? 'aggregates' : 'responses';
  const owners = { intervals: 'responses', answering: 'responses', rules: ruled } as const;
  const surveys = surveyKeys.map((name) => [name, 'surveys'] as const);
  for (const [name, owner] of [...Object.entries(owners), ...surveys])
    if (declared[name as keyof SourceDeclaration] !== undefined && kind.part !== owner)
      complain.about([...path, name], 'key', {
        id: 'kind-part',
        message: `"${name}" belongs to ${owner}, and this source is of kind ${kind.name}`,
        hint: `remove it, or write kind: ${owner}`,
      });
  if (declared.custody === 'victim-services' && kind.name !== 'aggregates')
    complain.about([...path, 'custody'], 'value', {
      id: 'custody',
      message: `a source in the custody of victim services must be aggregates (got ${kind.name})`,
      hint: 'ask victim services for totals: rows about people are never read here',
    });
  return {
    responses: kind.part === 'responses' ? resolveResponses(declared, scene) : null,
    figures: kind.part === 'aggregates' ? resolveFigures(declared, scene) : null,
    survey: kind.part === 'surveys' ? resolveSurvey(declared, scene) : null,
  };
}
