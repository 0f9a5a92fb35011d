import { checkWhere } from './check-where.ts';
import type { Where } from './fields.ts';
import { figureColumns } from './figures.ts';
import { type Use, usesOf } from './measure-uses.ts';
import type { MetricDeclaration } from './metric.ts';
import { suggest } from './nearest.ts';
import { neediestColumn } from './neediest-declaration.ts';
import type { Complaints } from './problems.ts';
import type { ResolvedSource } from './resolve-sources.ts';
import type { Path } from './source-text.ts';

interface Context {
  readonly found: ResolvedSource;
  /** Where the pipeline names the metric, or the source below the line. */
  readonly path: Path;
  readonly complain: Complaints;
  /** Of a ratio, which source it is that is checked. */
  readonly side?: 'numerator' | 'denominator';
  /** The pipeline says which areas are the neediest, so that records with an area can be filtered by it. */
  readonly ranksNeed?: boolean;
}

/** Checks what a metric asks of a source against what the source maps: columns, their types, categories, intervals. */
export function checkMeasure(
  declaration: MetricDeclaration,
  { found, path, complain, side = 'numerator', ranksNeed = false }: Context,
): void {
  const scene = { id: declaration.id, found, path, complain, ranksNeed };
  for (const use of usesOf(declaration.measure, side)) {
    switch (use.kind) {
      case 'filter':
        checkFilter(use, scene);
        break;
      case 'column':
        checkColumn(use, scene);
        break;
      case 'interval':
        checkInterval(use, scene);
        break;
      case 'item':
        checkItem(use, scene);
        break;
      case 'scale':
        checkScale(use, scene);
        break;
      case 'weights':
        checkWeights(use, scene);
        break;
    }
  }
}

interface Scene {
  readonly id: string;
  readonly found: ResolvedSource;
  readonly path: Path;
  readonly complain: Complaints;
  readonly ranksNeed: boolean;
}
type Kind<K extends Use['kind']> = Extract<Use, { readonly kind: K }>;

function checkFilter({ where }: Kind<'filter'>, { id, found, path, complain, ranksNeed }: Scene): void {
  const { source, doubtful } = found;
  const columns = source.files.flatMap((file) => file.mappings);
  const mapped = new Set(columns.map(({ column }) => column));
  const isRanked = ranksNeed && mapped.has('area') && !mapped.has(neediestColumn);
  const lacking = (name: string): string =>
    `metric "${id}" filters on "${name}", which source "${source.id}" does not map${name === neediestColumn ? ', and areas: does not rank (neediest:)' : ''}`;
  const asked = isRanked ? Object.entries(where).filter(([name]) => name !== neediestColumn) : Object.entries(where);
  checkWhere(Object.fromEntries(asked), { columns, doubtful, lacking, path, complain });
}

function checkColumn(use: Kind<'column'>, scene: Scene): void {
  const { column: name, verb, types, hasUnit, figures } = use;
  const { id, found, path, complain } = scene;
  const { source, doubtful } = found;
  if (doubtful.has(name)) return;
  if (figures !== undefined && source.kind === 'aggregates' && name === figureColumns.value) {
    checkFigures(figures, scene);
    return;
  }
  const column = source.columns.find((candidate) => candidate.name === name);
  if (!column) {
    const names = source.columns.filter(({ type }) => types === null || types.among.includes(type));
    complain.about(path, 'value', {
      id: 'unknown-column',
      message: `metric "${id}" ${verb} "${name}", which source "${source.id}" does not map`,
      hint: suggest(
        name,
        names.map((candidate) => candidate.name),
      ),
    });
    return;
  }
  if (types !== null && !types.among.includes(column.type))
    complain.about(path, 'value', {
      id: 'column-type',
      message: `metric "${id}" ${verb} "${name}", which is not ${types.words}`,
      hint: types.hint,
    });
  else if (column.type === 'money' && hasUnit === false)
    complain.about(path, 'value', {
      id: 'unit',
      message: `metric "${id}" ${verb} "${name}", which is money, and does not say in what`,
      hint: 'add a unit to its measure, such as unit: dollars',
    });
}

/** A column of figures holds times, rates and counts one below the other: a mean is of those that measure one thing. */
function checkFigures(where: Where, { id, path, complain }: Scene): void {
  const which = where[figureColumns.measure];
  if (which !== undefined && (typeof which !== 'object' || (Array.isArray(which) && which.length === 1))) return;
  complain.about(path, 'value', {
    id: 'figures',
    message: `metric "${id}" averages figures that may measure unlike things`,
    hint: 'say which: where: { measure: … }, with one measure',
  });
}

function checkInterval({ interval, each }: Kind<'interval'>, { id, found, path, complain }: Scene): void {
  const { source } = found;
  if (each !== null)
    complain.about(path, 'value', {
      id: 'each',
      message: `metric "${id}" measures an interval, and which rows of a call count is not for it to say`,
      hint: `remove each:, and write answering: first in source "${source.id}"`,
    });
  const names = (source.responses?.intervals ?? []).map(({ name }) => name);
  if (names.includes(interval) || found.doubtful.has(interval)) return;
  complain.about(path, 'value', {
    id: 'unknown-interval',
    message: `metric "${id}" measures the interval "${interval}", which source "${source.id}" does not declare`,
    hint:
      names.length > 0
        ? suggest(interval, names)
        : `intervals: { ${interval}: { from: received_at, to: arrived_at } } belongs in the source`,
  });
}

function checkItem({ item, values }: Kind<'item'>, { id, found, path, complain }: Scene): void {
  const { source } = found;
  const items = source.survey?.items ?? [];
  const asked = items.find(({ name }) => name === item);
  if (!asked) {
    complain.about(path, 'value', {
      id: 'unknown-item',
      message: `metric "${id}" asks for "${item}", which is no question of source "${source.id}"`,
      hint:
        items.length > 0
          ? suggest(
              item,
              items.map(({ name }) => name),
            )
          : 'declare items: in the source, which must be a survey',
    });
    return;
  }
  const { min, max } = asked.scale;
  for (const value of values.filter((place) => place < min || place > max))
    complain.about(path, 'value', {
      id: 'scale',
      message: `metric "${id}" counts answer ${value}, and "${item}" goes from ${min} to ${max}`,
      hint: `values: [${max}], for example`,
    });
}

/** A mean of answers on unlike scales would be the mean of nothing. */
function checkScale({ items }: Kind<'scale'>, { id, found, path, complain }: Scene): void {
  const { source } = found;
  const [first, ...others] = items.flatMap((name) => source.survey?.items.filter((item) => item.name === name) ?? []);
  const other = others.find(({ scale }) => scale.min !== first?.scale.min || scale.max !== first?.scale.max);
  if (!first || !other) return;
  const range = ({ scale }: typeof first): string => `${scale.min} to ${scale.max}`;
  complain.about(path, 'value', {
    id: 'scale',
    message: `metric "${id}" puts "${first.name}" (${range(first)}) and "${other.name}" (${range(other)}) into one score`,
    hint: 'all questions of a scale have the same lowest and highest answer',
  });
}

/** Every category that counts has a weight, and every weight a category: harm must not drop out unseen. */
function checkWeights({ by, weights, where }: Kind<'weights'>, { id, found, path, complain }: Scene): void {
  const { source } = found;
  const mappings = source.files.flatMap((file) => file.mappings).filter(({ codesInto }) => codesInto === by);
  const known = [...new Set(mappings.flatMap(({ codes }) => codes?.entries.map(({ category }) => category) ?? []))];
  if (known.length === 0) return;
  const about = (message: string, hint: string): void =>
    complain.about(path, 'value', { id: 'harm-weight', message, hint });
  for (const name of Object.keys(weights).filter((category) => !known.includes(category)))
    about(`metric "${id}" weighs "${name}", which is not a category of the code list`, suggest(name, known));
  const wanted = where[by];
  const counted =
    typeof wanted === 'object' && !Array.isArray(wanted) ? known : wanted === undefined ? known : [wanted];
  for (const name of counted
    .flat()
    .map(String)
    .filter((category) => weights[category] === undefined))
    about(`metric "${id}" counts "${name}", which has no weight`, `weights: { ${name}: … }, or leave it out of where:`);
}
