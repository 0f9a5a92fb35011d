import { exitCodes, usageError } from '../errors.ts';
import type { Verb } from './verb.ts';

export const schemaVerb: Verb = {
  name: 'schema',
  argument: '<name>',
  about: 'print the JSON Schema of a declaration, of findings.json or of answers to --json',
  flags: ['debug'],
  options: [],
  examples: [
    { line: 'yardline schema pipeline > pipeline.json', does: 'for an editor that completes YAML' },
    { line: 'yardline schema answers', does: 'what --json answers, for every verb, and when it cannot' },
  ],
  act: async ({ args, streams }) => {
    const { jsonSchema, schemaNames, suggest } = await import('../spec/index.ts');
    const name = schemaNames.find((known) => known === args[0]);
    if (!name)
      throw usageError(
        'schema',
        'schema',
        `must be one of: ${schemaNames.join(', ')} (got "${args[0]}")`,
        suggest(args[0] ?? '', schemaNames),
      );
    streams.text(`${JSON.stringify(jsonSchema(name), null, 2)}\n`);
    return exitCodes.ok;
  },
};
