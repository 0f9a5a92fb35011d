import type { ExitCode } from '../errors.ts';
import type { FlagName } from './flags.ts';

/** Where a verb reads and writes: passed in, so that tests can listen. */
export interface Streams {
  readonly answer: (text: string) => void;
  readonly note: (text: string) => void;
  readonly cwd: string;
  /** Notes go to a terminal that shows colours. */
  readonly color: boolean;
  /** Notes go to a terminal that can draw over its last line: its width, and a clock in milliseconds. */
  readonly live: { readonly columns: number; readonly now: () => number } | null;
  /** A job of GitHub's, which shows annotations, and the file of its page. */
  readonly job: { readonly summary: string | null } | null;
}

export interface GlobalOptions {
  readonly project: string;
  readonly out: string;
  readonly warehouse?: string;
  readonly asOf?: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly debug: boolean;
  readonly threads?: string;
  readonly memory?: string;
  readonly showValues: boolean;
  readonly color: boolean;
  readonly reporter: readonly string[];
  readonly strict: boolean;
  readonly gate?: string;
  readonly reportOnFail: boolean;
  readonly dryRun: boolean;
}

export interface VerbCall {
  readonly args: readonly string[];
  readonly options: GlobalOptions & Readonly<Record<string, unknown>>;
  readonly streams: Streams;
}

/** One command: what it is called, what it says of itself, and what it does. Heavy rooms are imported in `act`. */
export interface Verb {
  readonly name: string;
  readonly argument: string;
  readonly about: string;
  /** Which of the shared flags change what it does. */
  readonly flags: readonly FlagName[];
  readonly options: readonly { readonly flags: string; readonly about: string }[];
  readonly examples: readonly { readonly line: string; readonly does: string }[];
  readonly act: (call: VerbCall) => Promise<ExitCode>;
}
