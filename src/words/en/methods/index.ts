import { changeNotes } from './changes.ts';
import { designNotes } from './designs.ts';
import { guardNotes } from './guards.ts';
import type { MethodNote } from './note.ts';
import { surveyNotes } from './surveys.ts';

export type { MethodNote } from './note.ts';

const notes = [...changeNotes, ...surveyNotes, ...designNotes, ...guardNotes] as const;
export type NoteId = (typeof notes)[number]['id'];

export const methodNotes: readonly MethodNote[] = notes;

/** What no method above can mend. */
export const limitations: readonly string[] = [
  'Recorded events are not all events: some are never reported, and how many may change over time.',
  'A change after a start is not proof that the start caused it. Other programmes, seasons and laws act at the same time.',
  'Areas chosen because they were at their worst tend to improve by themselves.',
  'People counted in a census are not the people present: busy streets have more visitors than residents.',
  'Intervals cover chance, not errors in the records.',
  'No method is right each time. How often each one is wrong where the truth is known, and where it is wrong too often, is in docs/calibration.md, which comes with the software.',
];
