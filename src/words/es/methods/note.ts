/** What a note says in Spanish; its keys are those of the English one, and its reference, unless that says something. */
export interface ToldNote {
  readonly name: string;
  readonly idea: string;
  readonly formula: string;
  readonly reference?: string;
}
