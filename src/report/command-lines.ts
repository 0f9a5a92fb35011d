/** What to type to follow a number back to its files: the same in every language. */
export const explainLine = (pipeline: string, metric: string): string => `yardline explain ${pipeline} ${metric}`;
