import { methodNotes as englishNotes, type NoteId } from '../../en/methods/index.ts';
import type { Words } from '../../words.ts';
import { changeNotes } from './changes.ts';
import { designNotes } from './designs.ts';
import { guardNotes } from './guards.ts';
import type { ToldNote } from './note.ts';
import { surveyNotes } from './surveys.ts';

const told: Readonly<Record<NoteId, ToldNote>> = { ...changeNotes, ...surveyNotes, ...designNotes, ...guardNotes };

/** In the order of the English ones, with their keys and references: works are cited as they were published. */
export const methodNotes: Words['methodNotes'] = englishNotes.map((note) => ({ ...note, ...told[note.id as NoteId] }));

/** What no method above can mend. */
export const limitations: Words['limitations'] = [
  'Los hechos registrados no son todos los hechos: algunos nunca se reportan, y cuántos puede cambiar con el tiempo.',
  'Un cambio después de un inicio no prueba que el inicio lo causó. Otros programas, las temporadas y las leyes actúan al mismo tiempo.',
  'Las zonas elegidas en su peor momento tienden a mejorar por sí mismas.',
  'La gente contada en un censo no es la gente presente: las calles con movimiento tienen más visitantes que habitantes.',
  'Los intervalos cubren el azar, no los errores en los registros.',
  'Ningún método acierta siempre. Con qué frecuencia falla cada uno donde se sabe la verdad, y dónde falla demasiado, está en docs/calibration.md, que viene con el software.',
];
