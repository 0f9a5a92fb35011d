import type { RunResult } from '../../run.ts';
import type { Finding } from '../../spec/index.ts';
import type { Paint } from '../verb.ts';

/** What came of a run, as reporters tell it. */
export interface Reported {
  readonly result: RunResult;
  /** Headline findings that stop the job; none unless verdicts gate it. */
  readonly missed: readonly Finding[];
  /** Of notes: relative to which folder paths are shown, and in which colours. */
  readonly cwd: string;
  readonly paint: Paint;
}

/** One way to tell a result: as notes for people, or as the answer for programs. */
export interface Reporter {
  readonly stream: 'answer' | 'note';
  readonly text: (reported: Reported) => Promise<string>;
}
