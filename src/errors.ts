/** The exit codes of the command line, each with one meaning (docs/exit-codes.md). */
export const exitCodes = { ok: 0, tool: 1, declaration: 2, data: 3, disclosure: 4, gate: 5, difference: 6 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** One thing that is wrong, where it is, and what to do about it. */
export interface Problem {
  /** Stable id, for searching: `unknown-key`, `file-missing`, … */
  readonly id: string;
  /** What is required, and what was found instead. Lower case, no full stop. */
  readonly message: string;
  /** `file`, `file:line` or `file:line:column`. */
  readonly place: string;
  /** Lines of the file around the place, with a caret. */
  readonly frame: string;
  /** What to do. */
  readonly hint: string;
}

/** Ends the command with its exit code; carries every problem found, not just the first. */
export class YardlineError extends Error {
  readonly exitCode: ExitCode;
  readonly problems: readonly Problem[];

  constructor(exitCode: ExitCode, problems: readonly Problem[], options?: { readonly cause?: unknown }) {
    super(problems.map((problem) => `${problem.place}: ${problem.message}`).join('\n'), options);
    this.name = 'YardlineError';
    this.exitCode = exitCode;
    this.problems = problems;
  }
}

const problem = (id: string, place: string, message: string, hint: string): Problem => ({
  id,
  place,
  message,
  hint,
  frame: '',
});

/** The tool or its surroundings failed: disk, lock, binding. Exit 1. */
export function toolError(id: string, place: string, message: string, hint: string, cause?: unknown): YardlineError {
  return new YardlineError(exitCodes.tool, [problem(id, place, message, hint)], { cause });
}

/** A file that was asked for cannot be written. Exit 1. */
export const writeError = (place: string, cause: unknown): YardlineError =>
  toolError(
    'write',
    place,
    `cannot be written: ${(cause as Error).message}`,
    'check the folder, its rights and the disk, or name another',
    cause,
  );

/** A command was used wrongly, or a declaration cannot be followed. Exit 2. */
export function usageError(id: string, place: string, message: string, hint: string): YardlineError {
  return new YardlineError(exitCodes.declaration, [problem(id, place, message, hint)]);
}

/** The data cannot be used: missing, unreadable, empty, or a ledger that does not balance. Exit 3. */
export function dataError(id: string, place: string, message: string, hint: string, cause?: unknown): YardlineError {
  return new YardlineError(exitCodes.data, [problem(id, place, message, hint)], { cause });
}

/** What this output and earlier ones tell together cannot be kept from giving a small count away. Exit 4. */
export function disclosureError(problems: readonly Omit<Problem, 'frame'>[]): YardlineError {
  return new YardlineError(
    exitCodes.disclosure,
    problems.map(({ id, place, message, hint }) => problem(id, place, message, hint)),
  );
}

/** An error as the terminal shows it: what happened, where, a code frame, what to do, the id. */
export const problemLines = ({ id, message, place, frame, hint }: Problem): readonly string[] => [
  `${place}: ${message} [${id}]`,
  ...(frame === '' ? [] : frame.split('\n')),
  ...(hint === '' ? [] : [`  → ${hint}`]),
];

export const formatProblem = (problem: Problem): string => problemLines(problem).join('\n');
