import { exitCodes, usageError } from '../errors.ts';
import { sharedOptions } from './flags.ts';
import type { Verb } from './verb.ts';

/** What may follow on a command line: each verb with its flags. */
type Words = readonly { readonly verb: string; readonly about: string; readonly flags: readonly string[] }[];

/** Scripts that a shell reads once; each lists verbs, then the flags of the verb that was typed, then files. */
const shells: Readonly<Record<string, (words: Words) => string>> = {
  bash: (words) => `_yardline() {
  local word=\${COMP_WORDS[COMP_CWORD]}
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${words.map(({ verb }) => verb).join(' ')}" -- "$word"))
    return
  fi
  local flags=
  case \${COMP_WORDS[1]} in
${words.map(({ verb, flags }) => `    ${verb}) flags="${flags.join(' ')}" ;;`).join('\n')}
  esac
  case $word in
    -*) COMPREPLY=($(compgen -W "$flags" -- "$word")) ;;
    *) COMPREPLY=($(compgen -W "$(ls pipelines 2>/dev/null | sed -n 's/\\.yaml$//p')" -- "$word") $(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _yardline yardline
`,
  zsh: (words) => `#compdef yardline
_yardline() {
  local -a verbs flags
  verbs=(
${words.map(({ verb, about }) => `    '${verb}:${about.replaceAll("'", '’').replaceAll(':', '\\:')}'`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'verb' verbs
    return
  fi
  case $words[2] in
${words.map(({ verb, flags }) => `    ${verb}) flags=(${flags.join(' ')}) ;;`).join('\n')}
  esac
  if [[ $words[CURRENT] == -* ]]; then
    compadd -- $flags
  else
    compadd -- pipelines/*.yaml(N:t:r)
    _files
  fi
}
compdef _yardline yardline
`,
  fish: (words) =>
    [
      ...words.map(
        ({ verb, about }) =>
          `complete -c yardline -n __fish_use_subcommand -f -a ${verb} -d '${about.replaceAll("'", '’')}'`,
      ),
      ...words.flatMap(({ verb, flags }) =>
        flags
          .filter((flag) => flag.startsWith('--'))
          .map((flag) => `complete -c yardline -n '__fish_seen_subcommand_from ${verb}' -l ${flag.slice(2)}`),
      ),
      '',
    ].join('\n'),
  powershell: (words) => `Register-ArgumentCompleter -Native -CommandName yardline -ScriptBlock {
  param($word, $ast, $at)
  $flags = @{
${words.map(({ verb, flags }) => `    '${verb}' = @(${flags.map((flag) => `'${flag}'`).join(', ')})`).join('\n')}
  }
  $typed = @($ast.CommandElements | ForEach-Object { $_.ToString() })
  $all = if ($typed.Count -lt 2 -or ($typed.Count -eq 2 -and $word)) { $flags.Keys | Sort-Object } else { $flags[$typed[1]] }
  $all | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`,
};

const flagsOf = ({ options, flags }: Verb): readonly string[] =>
  [
    ...options.map((option) => option.flags),
    ...sharedOptions(flags)
      .filter(({ hidden }) => !hidden)
      .map((o) => o.flags),
  ]
    .flatMap((text) => text.match(/--[a-z-]+/g) ?? [])
    .concat('--help');

export const completionVerb = (all: () => readonly Verb[]): Verb => ({
  name: 'completion',
  argument: '<shell>',
  about: 'print what completes verbs and flags in bash, zsh, fish or PowerShell',
  flags: ['debug'],
  options: [],
  examples: [
    { line: 'yardline completion bash >> ~/.bashrc', does: 'in every bash that starts from now on' },
    { line: 'yardline completion fish > ~/.config/fish/completions/yardline.fish', does: 'once and for all' },
  ],
  act: async ({ args, streams }) => {
    const script = shells[args[0] ?? ''];
    if (script === undefined)
      throw usageError(
        'shell',
        'completion',
        `must be one of: ${Object.keys(shells).join(', ')} (got "${args[0] ?? ''}")`,
        'yardline completion bash',
      );
    streams.text(script(all().map((verb) => ({ verb: verb.name, about: verb.about, flags: flagsOf(verb) }))));
    return exitCodes.ok;
  },
});
