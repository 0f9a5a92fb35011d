/** A column of a file that names itself, or has one value for all its records. */
export const mapping = (column: string, value: string | null) => ({
  column,
  how: value === null ? 'alias' : 'constant',
  value,
  codes: null,
  trueValues: ['Y'],
  falseValues: ['N'],
});
