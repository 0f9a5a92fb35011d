import { exitCodes } from '../errors.ts';
import type { Answer, Note } from '../spec/index.ts';
import { definitionNotes } from './definition-notes.ts';
import { envelope } from './envelope.ts';
import { pipelinePaths, projectFolder } from './project.ts';
import type { Verb } from './verb.ts';

export const validateVerb: Verb = {
  name: 'validate',
  argument: '[pipelines...]',
  about: 'check declarations without reading data: every mistake, with its place',
  flags: ['project', 'json', 'debug'],
  options: [{ flags: '--print-config', about: 'print the pipeline with every default filled in' }],
  examples: [
    { line: 'yardline validate', does: 'every pipeline, metric and report of the project' },
    { line: 'yardline validate safe-streets --print-config', does: 'one pipeline, and what it resolves to' },
  ],
  act: async (call) => {
    const { readDeclarations } = await import('../acquire/index.ts');
    const { kinds } = await import('../conform/index.ts');
    const { YardlineError } = await import('../errors.ts');
    const { lintPipeline } = await import('../spec/index.ts');
    const problems = new Map<string, import('../errors.ts').Problem>();
    const good: Answer<'validate'>['pipelines'][number][] = [];
    for (const path of await pipelinePaths(call)) {
      try {
        const { pipeline } = await readDeclarations(projectFolder(call), path, kinds);
        good.push({
          path,
          pipeline: { ...pipeline },
          notes: [...(await definitionNotes(call, pipeline)), ...lintPipeline(pipeline)],
        });
      } catch (error) {
        if (!(error instanceof YardlineError)) throw error;
        for (const problem of error.problems) problems.set(`${problem.place} ${problem.message}`, problem);
      }
    }
    if (problems.size > 0) throw new YardlineError(exitCodes.declaration, [...problems.values()]);
    if (call.options.json)
      call.streams.text(envelope('validate', { status: 'ok', exitCode: 0, valid: true, pipelines: good }));
    else
      for (const { path, pipeline, notes } of good)
        if (call.options.printConfig) call.streams.text(`${JSON.stringify(pipeline, null, 2)}\n`);
        else call.streams.answer([`${path}: no mistakes found`, ...noteLines(notes)]);
    return exitCodes.ok;
  },
};

/** What is allowed, and worth a second thought; like notes about several metrics stand together. */
function noteLines(notes: readonly Note[]): readonly string[] {
  const together = new Map<string, { readonly note: Note; readonly about: string[] }>();
  for (const note of notes) {
    const known = together.get(`${note.id} ${note.message}`);
    if (known) known.about.push(note.about);
    else together.set(`${note.id} ${note.message}`, { note, about: [note.about] });
  }
  return [...together.values()].flatMap(({ note, about }) => [
    `  note  ${about.join(', ')}: ${note.message} [${note.id}]`,
    `        → ${note.hint}`,
  ]);
}
