/** What a note says in Spanish; its keys and its reference are those of the English one. */
export interface ToldNote {
  readonly name: string;
  readonly idea: string;
  readonly formula: string;
}
