import { z } from 'zod';
import { name, text } from './fields.ts';

/** Declared words in the languages of reports other than English. */

export const noun = z.strictObject({
  one: name.meta({ description: 'The singular: shooting victim.' }),
  many: name.meta({ description: 'The plural: shooting victims.' }),
});

const texts = z.record(z.string(), text).default({}).meta({
  description: 'Any other declared words, as they are declared → in this language: caveats, reasons, labels, titles.',
});
const metricWords = z.strictObject({
  title: name.optional().meta({ description: 'Its title in this language.' }),
  why: text.optional().meta({ description: 'Why it is watched, in this language.' }),
  noun: noun.optional().meta({ description: 'What one counted event is called, in this language.' }),
  texts,
});
const pipelineWords = z.strictObject({
  title: name.optional().meta({ description: 'The name that readers see, in this language.' }),
  texts,
});

export const metricTranslations = z
  .strictObject({ es: metricWords.optional().meta({ description: 'Spanish.' }) })
  .optional()
  .meta({ description: 'Its words for reports in other languages; what is left out stays as it is declared.' });
export const pipelineTranslations = z
  .strictObject({ es: pipelineWords.optional().meta({ description: 'Spanish.' }) })
  .optional()
  .meta({ description: 'Its words for reports in other languages; what is left out stays as it is declared.' });

export type MetricTranslations = NonNullable<z.infer<typeof metricTranslations>>;
export type PipelineTranslations = NonNullable<z.infer<typeof pipelineTranslations>>;
