import { type LogicDeclaration, type LogicPath, type LogicRole, logicRoles, questionOfRole } from './logic.ts';
import type { Metric } from './model.ts';
import { suggest } from './nearest.ts';
import type { PipelineDeclaration } from './pipeline.ts';
import type { Complaints } from './problems.ts';
import type { Path } from './source-text.ts';

/** Outputs and outcomes by the names of metrics: `outcomes/robberies` and `robberies` are the same. */
const nameOf = (text: string): string => text.split('/').at(-1) ?? text;

interface Place {
  readonly role: LogicRole;
  readonly path: number;
}

/** The paths of a pipeline's logic model; undefined where none are declared. */
export function resolveLogic(declared: PipelineDeclaration, complain: Complaints): readonly LogicPath[] | undefined {
  const { logic } = declared;
  if (logic === undefined) return undefined;
  checkNames(logic, namesOf(declared), complain);
  return logic.map(({ activity, because, ...lists }) => ({
    activity,
    output: lists.output.map(nameOf),
    quality: lists.quality.map(nameOf),
    outcome: lists.outcome.map(nameOf),
    because,
  }));
}

const namesOf = ({ metrics }: PipelineDeclaration): readonly string[] =>
  metrics.map((entry) => nameOf(typeof entry === 'string' ? entry : entry.use));

/** Every name must be that of a metric, stand once in its list, and have one role in all paths. */
function checkNames(paths: NonNullable<LogicDeclaration>, known: readonly string[], complain: Complaints): void {
  const first = new Map<string, Place>();
  for (const [path, lists] of paths.entries())
    for (const role of logicRoles)
      for (const [index, text] of lists[role].entries()) {
        const at: Path = ['logic', path, role, index];
        const name = nameOf(text);
        if (!known.includes(name)) {
          const message = `"${text}" is not a metric of this pipeline`;
          complain.about(at, 'value', { id: 'unknown-metric', message, hint: suggest(name, known) });
          continue;
        }
        const before = first.get(name);
        if (before === undefined) first.set(name, { role, path });
        else checkAgain(text, { at, role, path, before }, complain);
      }
}

interface Again extends Place {
  readonly at: Path;
  readonly before: Place;
}

function checkAgain(text: string, { at, role, path, before }: Again, complain: Complaints): void {
  const isRepeat = before.role === role && before.path === path;
  if (before.role === role && !isRepeat) return;
  complain.about(at, 'value', {
    id: 'logic',
    message: isRepeat
      ? `"${text}" stands twice in this list`
      : `"${text}" stands under ${role} here, and under ${before.role} ${before.path === path ? 'above' : `in path ${before.path + 1}`}`,
    hint: isRepeat ? 'remove one of them' : 'a metric has one role in all paths: keep the one that it is watched for',
  });
}

/** A metric with a role stands under the question of that role, whatever its own file says: the pipeline is nearer. */
export function questioned(metrics: readonly Metric[], paths: readonly LogicPath[] | undefined): readonly Metric[] {
  if (paths === undefined) return metrics;
  return metrics.map((metric) => {
    const role = logicRoles.find((one) => paths.some((path) => path[one].includes(metric.id)));
    return role === undefined ? metric : { ...metric, question: questionOfRole[role] };
  });
}
