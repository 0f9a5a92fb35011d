import { randomUUID } from 'node:crypto';
import picocolors from 'picocolors';
import { visible, visibleLine } from '../words/visible.ts';
import type { Paint, Streams } from './verb.ts';

const eraseLine = '\r\u001b[K';
const escape = '\u001b';

export const noPaint: Paint = {
  bold: String,
  dim: String,
  red: String,
  green: String,
  yellow: String,
  cyan: String,
};

/** Notes of several lines, or commands, each ended by a line feed. */
export function noteAll(streams: Streams, text: string, as: 'note' | 'command' = 'note'): void {
  for (const line of text.split('\n').slice(0, -1)) streams[as](line);
}

/** What a call is written with: colours only where the terminal shows them and nobody forbade them. */
export const paintOf = (streams: Streams, options: { readonly color: boolean }): Paint =>
  options.color ? streams.paint : noPaint;

/**
 * Jobs take what a program prints for their own commands: a line that begins with two colons (GitHub), and two signs of
 * number with a bracket anywhere in it (GitHub before, Azure, TeamCity). One sign is written by its code, as JSON may.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 * @see https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
 */
const inLog = (text: string): string => withoutBrackets(text.replace(/^(\s*):(?=:)/gm, '$1\\u003a'));
const withoutBrackets = (text: string): string => text.replace(/##(?=\w*\[)/g, '#\\u0023');

export interface TerminalOptions {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly color: boolean;
  /** The width of a terminal that can draw over its last line. */
  readonly columns: number | null;
}

/**
 * The one place where text reaches the terminal. Headers, cells, titles and names of files come from others: whatever
 * control signs are in a text are made visible here, so no verb needs to think of it. The program's own colours
 * carry a mark that no data can know, and only what is marked becomes an escape sequence.
 */
export function terminalStreams({
  out,
  error,
  color,
  columns,
}: TerminalOptions): Pick<Streams, 'answer' | 'text' | 'note' | 'command' | 'paint' | 'live'> {
  const mark = randomUUID();
  const shown = (text: string): string => inLog(visible(text)).replaceAll(mark, escape);
  const line = (text: string): string => `${inLog(visibleLine(text)).replaceAll(mark, escape)}\n`;
  const draw = (text: string): void => error(`${eraseLine}${visibleLine(text).slice(0, (columns ?? 0) - 1)}`);
  return {
    answer: (lines) => {
      for (const one of lines) out(line(one));
    },
    text: (text) => out(shown(text)),
    note: (text) => error(line(text)),
    command: (text) => error(`${withoutBrackets(visibleLine(text))}\n`),
    paint: color ? markedPaint(mark) : noPaint,
    live: columns === null ? null : { draw, now: () => performance.now() },
  };
}

/** Colours whose escape signs are written as a mark. */
function markedPaint(mark: string): Paint {
  const colors = picocolors.createColors(true);
  const marked = (style: keyof Paint) => (text: string) => colors[style](visibleLine(text)).replaceAll(escape, mark);
  return {
    bold: marked('bold'),
    dim: marked('dim'),
    red: marked('red'),
    green: marked('green'),
    yellow: marked('yellow'),
    cyan: marked('cyan'),
  };
}
