import { relative } from 'node:path';
import type { Check } from '../../spec/index.ts';
import { movementWords, outcomeOf, promiseWords } from '../../words/index.ts';
import type { Reported } from './reporter.ts';

/** A job shows no more than ten of a level. */
const mostOfLevel = 10;

interface Annotation {
  readonly level: 'error' | 'warning';
  readonly title: string;
  readonly text: string;
}

/**
 * Workflow commands: each failed check and missed verdict as an error, each check that warned as a warning.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function annotations({ result, missed, cwd }: Reported): readonly string[] {
  const { findings, privateFolder } = result;
  const rejects = `${relative(cwd, privateFolder) || privateFolder}/rejects.csv`;
  const verdicts = missed.map(({ metric, movement, promise, sentence }): Annotation => {
    const title = `${metric}: ${movementWords[movement].label}, ${promiseWords[promise].label}`;
    return { level: 'error', title, text: sentence.text };
  });
  const all = [...findings.checks.flatMap(checkAnnotation), ...verdicts];
  return (['error', 'warning'] as const).flatMap((level) => {
    const own = all.filter((annotation) => annotation.level === level);
    const shown = own.slice(0, own.length > mostOfLevel ? mostOfLevel - 1 : mostOfLevel);
    const more = own.length - shown.length;
    const rest = { level, title: `and ${more} more`, text: `all checks are in the report, records in ${rejects}` };
    return [...shown, ...(more > 0 ? [rest] : [])].map(commandOf);
  });
}

function checkAnnotation(check: Check): readonly Annotation[] {
  const outcome = outcomeOf(check);
  if (outcome !== 'failed' && outcome !== 'warned') return [];
  return [{ level: outcome === 'failed' ? 'error' : 'warning', title: check.id, text: check.detail }];
}

/** Signs that would end a command, or a property of it, are written by their codes. */
export const escaped = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
export const property = (text: string): string => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const commandOf = ({ level, title, text }: Annotation): string =>
  `::${level} title=${property(title)}::${escaped(text)}`;
