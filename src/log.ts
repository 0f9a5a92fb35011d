/** How far a long stage is: bytes read of those there are to read. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Where progress and warnings go: standard error, never the answer. */
export interface Log {
  /** A stage has ended: one line that stays. */
  readonly stage: (name: string, detail: string) => void;
  /** A stage goes on: one line that is drawn over, on a terminal only. */
  readonly progress: (name: string, detail: string, progress: Progress) => void;
  readonly warn: (text: string) => void;
  readonly debug: (text: string) => void;
  /** Takes the live line away, so that others may write. */
  readonly clear: () => void;
}

export interface LogOptions {
  readonly quiet: boolean;
  readonly debug: boolean;
  readonly note: (line: string) => void;
  /** A terminal that can draw over its last line: how, and a clock in milliseconds. */
  readonly live: { readonly draw: (text: string) => void; readonly now: () => number } | null;
}

const barWidth = 20;
/** Milliseconds between two drawings: as often as an eye can use. */
const betweenDrawings = 100;
/** Milliseconds after which a stage is long enough for its time to be of interest. */
const worthTelling = 1000;

/** One line per finished stage: readable in a terminal, in a file and in a CI log. A terminal shows a bar meanwhile. */
export function createLog({ quiet, debug, note, live }: LogOptions): Log {
  const state = { drawn: false, drawnAt: Number.NEGATIVE_INFINITY, began: live?.now() ?? 0 };
  const clear = (): void => {
    if (state.drawn) live?.draw('');
    state.drawn = false;
  };
  const line = (text: string): void => {
    clear();
    note(text);
  };
  return {
    stage: (name, detail) => {
      if (quiet) return;
      const now = live?.now() ?? 0;
      const took = now - state.began;
      state.began = now;
      line(`  ${name.padEnd(10)} ${detail}${took >= worthTelling ? ` · ${(took / 1000).toFixed(1)} s` : ''}`);
    },
    progress: (name, detail, progress) => {
      if (quiet || !live || live.now() - state.drawnAt < betweenDrawings) return;
      state.drawnAt = live.now();
      state.drawn = true;
      live.draw(barLine(name, detail, progress));
    },
    warn: (text) => line(`  warning    ${text}`),
    debug: (text) => {
      if (debug) line(`  debug      ${text}`);
    },
    clear,
  };
}

function barLine(name: string, detail: string, { done, total }: Progress): string {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const full = Math.floor(share * barWidth);
  const bar = '█'.repeat(full) + '░'.repeat(barWidth - full);
  const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);
  return `  ${name.padEnd(10)} ${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${megabytes(done)} of ${megabytes(total)} MB  ${detail}`;
}
