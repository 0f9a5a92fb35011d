/** Stands in lists of records for a value that may be about a person. */
export const masked = '(masked)';
