import { z } from 'zod';
import { kebab, name } from './fields.ts';

export const sections = [
  'page-one',
  'brief',
  'narrative',
  'how-to-read',
  'metrics',
  'areas',
  'collaboration',
  'data-quality',
  'rejects',
  'estimates',
  'methods',
] as const;

/** Languages that documents are worded in: `src/words/<language>/`. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

export const reportSchema = z
  .strictObject({
    id: kebab.meta({ description: 'The name of the file, without .yaml, and of the document: board → board.html.' }),
    title: name.meta({ description: 'The kind of report, in its heading.' }),
    audience: name.meta({ description: 'Who reads it.' }),
    language: z.enum(languages).default('en').meta({ description: 'The language of its words.' }),
    sections: z
      .array(z.enum(sections))
      .min(1)
      .refine((chosen) => new Set(chosen).size === chosen.length, { error: 'each section once' })
      .meta({ description: 'What it shows, in this order.', uniqueItems: true }),
    shares: z.enum(['percent', 'one-in']).default('percent').meta({
      description: 'One-in says “about 1 in 8” beside the percentage of the latest value of a share.',
    }),
    detail: z.enum(['plain', 'full']).default('plain').meta({
      description: 'Full adds technical detail to each finding: methods of intervals, p, dispersion, windows.',
    }),
  })
  .meta({ title: 'Yardline report', description: 'One audience: which sections, in which order, in which words.' });

export type ReportDeclaration = z.infer<typeof reportSchema>;
export type Section = (typeof sections)[number];
