import { type MetricFile, readMetrics } from '../../src/acquire/index.ts';
import { questions } from '../../src/spec/index.ts';
import { projectRoot } from '../program.ts';

/** docs/library.md, made of the files of the metrics. */

export const libraryMetrics = async (): Promise<readonly MetricFile[]> => (await readMetrics(projectRoot)).own;

/** In the order in which a coalition asks: is anyone better off, how well did we do it, how much did we do. */
const groups: Readonly<Record<string, string>> = {
  outcomes: 'Crime and violence',
  'domestic-violence': 'Domestic violence',
  response: 'Answers to calls',
  perception: 'What residents think',
  engagement: 'Who takes part',
  collaboration: 'Working together',
  resources: 'Money and other means',
  burden: 'What it must not cost',
  feedback: 'Learning from it',
};

const questionWords = { 'how-much': 'how much', 'how-well': 'how well', 'better-off': 'better off' } as const;
const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();

function row({ metric, path, declaration }: MetricFile): string {
  const { title, why, question, role, better, kind, measure, effect, window, tests, reference = '' } = declaration;
  const told = [
    `[${metric.split('/').at(-1)}](../${path})`,
    `**${cell(title)}.** ${cell(why)}`,
    `${questionWords[question]}${effect ? ', and is it us' : ''}`,
    role,
    better,
    `${measure.kind} of ${kind}${typeof window === 'string' ? `, ${window.replaceAll('-', ' ')}` : ''}`,
    cell(reference),
    String(tests.length),
  ];
  return `| ${told.join(' | ')} |`;
}

export async function libraryPage(): Promise<string> {
  const all = await libraryMetrics();
  const sections = Object.entries(groups).map(([group, title]) => {
    const own = all.filter(({ metric }) => metric.startsWith(`${group}/`));
    return [
      `## ${title}: \`${group}/\``,
      '',
      '| metric | what it is, and why | question | role | good is | measured as | definition from | tests |',
      '|---|---|---|---|---|---|---|---|',
      ...own.map(row),
      '',
    ].join('\n');
  });
  const counts = questions.map((question) => {
    const n = all.filter(({ declaration }) => declaration.question === question).length;
    return `${n} ask ${question === 'better-off' ? 'whether anyone is better off' : questionWords[question]}`;
  });
  return `# The library of metrics

${all.length} metrics come with Yardline: ${counts.join(', ')}. A pipeline names one by its path
(\`use: outcomes/homicides\`), whether or not the project has a copy; a file of the same path in the project stands instead of
it. Each file says how it is defined, what a reader must know beside it, and what it makes of a few rows: \`yardline test\`
runs those. [declarations.md](declarations.md) says how to write your own.

What has no published definition says so. Flags such as \`domestic\` or \`team_on_scene\`, categories such as \`shooting\` and
questions such as \`safe_at_night\` are names that the pipeline maps from the agency’s columns, codes and answers. “Is it us?” is asked
of metrics of being better off, and of others that say so.

This page is made of the files (\`npm run library\`); a test holds it to them.

${sections.join('\n')}`.replace(/\n+$/, '\n');
}

/** Folders that the page knows of. */
export const libraryGroups: readonly string[] = Object.keys(groups);
