import type { ExitCode } from '../errors.ts';
import type { FlagName } from './flags.ts';

export type Paint = Readonly<Record<'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan', (text: string) => string>>;

/** Where a verb reads and writes: passed in, so that tests can listen. */
export interface Streams {
  /** The answer in lines. What breaks a line within one of them is shown, and breaks nothing. */
  readonly answer: (lines: readonly string[]) => void;
  /** An answer that is one text with line breaks of its own: JSON, CSV, a script. */
  readonly text: (text: string) => void;
  /** One line of what is not the answer. */
  readonly note: (line: string) => void;
  /** A command to the job that runs us, in one line: nothing else that we print is one. */
  readonly command: (line: string) => void;
  readonly cwd: string;
  /** Colours where notes go to a terminal that shows them. */
  readonly paint: Paint;
  /** Notes go to a terminal that can draw over its last line: how, and a clock in milliseconds. */
  readonly live: { readonly draw: (text: string) => void; readonly now: () => number } | null;
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
