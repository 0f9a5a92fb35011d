import { Option } from 'commander';

/** Flags that verbs share, by the name they have in code; each may also be set as YARDLINE_NAME. */
const shared = {
  project: { flags: '-C, --project <dir>', about: 'folder of the project', usual: '.' },
  asOf: {
    flags: '--as-of <date or period>',
    about: 'pin "today"; default: the last complete period in the data',
    usual: undefined,
  },
  out: { flags: '--out <dir>', about: 'where documents go', usual: 'out' },
  warehouse: { flags: '--warehouse <file>', about: 'where loaded data are kept', usual: undefined },
  json: { flags: '--json', about: 'answer in JSON', usual: false },
  quiet: { flags: '-q, --quiet', about: 'no progress', usual: false },
  debug: { flags: '--debug', about: 'every question to the warehouse, and stacks', usual: false },
  showValues: { flags: '--show-values', about: 'show values of records, not only where they are', usual: false },
  color: { flags: '--no-color', about: 'plain text (NO_COLOR does the same)', usual: undefined },
  reporter: {
    flags: '--reporter <name[=file]>',
    about: 'pretty, plain, json, junit or github; may be given again',
    usual: [],
  },
  strict: { flags: '--strict', about: 'checks that only warn end with 3 too', usual: false },
  gate: {
    flags: '--gate <what>',
    about: '"verdicts": a missed goal or a worse guardrail ends with 5',
    usual: undefined,
  },
  reportOnFail: { flags: '--no-report-on-fail', about: 'no documents where a check fails', usual: undefined },
  dryRun: { flags: '--dry-run', about: 'only say what would be done, and why', usual: false },
  threads: { flags: '--threads <n>', about: 'threads that count and judge', usual: undefined },
  memory: { flags: '--memory <size>', about: 'memory of the warehouse, such as 4GB', usual: undefined },
} as const;
export type FlagName = keyof typeof shared;

/**
 * The shared flags of a verb, in the order of `--help`. A verb takes all of them, so that one set of flags serves a
 * whole script, and its help shows those that change what it does.
 */
export function sharedOptions(used: readonly FlagName[]): readonly Option[] {
  return Object.entries(shared).map(([name, { flags, about, usual }]) => {
    const option = new Option(flags, about);
    if (usual !== undefined) option.default(usual);
    if (name === 'reporter') option.argParser((text, before: readonly string[]) => [...before, text]);
    if (!flags.startsWith('--no-'))
      option.env(`YARDLINE_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`);
    return used.includes(name as FlagName) ? option : option.hideHelp();
  });
}
