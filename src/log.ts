/** Where progress and warnings go: standard error, never the answer. */
export interface Log {
  readonly stage: (name: string, detail: string) => void;
  readonly warn: (text: string) => void;
  readonly debug: (text: string) => void;
}

export interface LogOptions {
  readonly quiet: boolean;
  readonly debug: boolean;
  readonly write: (text: string) => void;
}

/** Plain lines, one per finished stage: readable in a terminal, in a file and in a CI log. */
export function createLog({ quiet, debug, write }: LogOptions): Log {
  const line = (text: string): void => write(`${text}\n`);
  return {
    stage: (name, detail) => {
      if (!quiet) line(`  ${name.padEnd(10)} ${detail}`);
    },
    warn: (text) => line(`  warning    ${text}`),
    debug: (text) => {
      if (debug) line(`  debug      ${text}`);
    },
  };
}
