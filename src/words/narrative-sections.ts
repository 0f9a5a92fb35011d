/** The sections of a narrative, in their order, in each language that it may be written in. */
export const narrativeSections: readonly (readonly string[])[] = [
  ['What happened', 'What we did', 'What we ask'],
  ['Qué pasó', 'Qué hicimos', 'Qué pedimos'],
];
