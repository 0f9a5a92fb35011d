import { z } from 'zod';
import { kebab, text } from './metric.ts';

export const sections = [
  'page-one',
  'how-to-read',
  'metrics',
  'areas',
  'data-quality',
  'rejects',
  'estimates',
  'methods',
] as const;

export const reportSchema = z
  .strictObject({
    id: kebab,
    title: text,
    audience: text,
    language: z.enum(['en']).default('en'),
    sections: z.array(z.enum(sections)).min(1),
    /** Technical detail beside each finding: intervals' methods, p, dispersion, windows. */
    detail: z.enum(['plain', 'full']).default('plain'),
  })
  .meta({ title: 'Yardline report', description: 'One audience: which sections, in which order, in which words.' });

export type ReportDeclaration = z.infer<typeof reportSchema>;
export type Section = (typeof sections)[number];
