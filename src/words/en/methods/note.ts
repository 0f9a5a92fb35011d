/** What is computed, in words, with the authority. Formulas use x for a count and t for its exposure. */
export interface MethodNote {
  /** By which other languages find it. */
  readonly id: string;
  /** Methods, designs and rules of findings that it explains; a note without any is for every report. */
  readonly keys: readonly string[];
  readonly name: string;
  readonly idea: string;
  readonly formula: string;
  readonly reference: string;
}
