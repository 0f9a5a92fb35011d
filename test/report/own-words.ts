import type { SourceFile } from '../architecture/source-files.ts';

/** Words that stand in a file of code: what people would read, and stay in one language. */

/** Two words in a row, or one that begins like a sentence. */
const isWorded = (text: string): boolean => /[A-Za-z]{2,},? [a-z]{2,}|^\s*[A-Z][a-z]{2,}/.test(text);

/** Errors speak to programmers, attributes to machines; a family of fonts and the address of a schema are names. */
const isForMachines = (before: string): boolean =>
  /(?:new Error\(|\b(?:class|d|viewBox|content|name|id|transform|points|stroke-\w+)=\{?(?:(?:[^=]|===)*\? )?(?:(?:[^=]|===)* : )?|\btype: |^import .*)$/.test(
    before,
  );

/** What stands between a bracket of a type and the next, names the next entry of an object, or is a command to be typed. */
const isCode =
  /^(?:[:&]|,\s*\w+:$|(?:return|const|export|function|readonly|import|interface|else|if|yardline run)\b|--as-of)/;
const withoutCode = (template: string): string => template.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '\u0000');

/** `path: text` for each text of a file that people would read. */
export function wordsIn({ path, code }: SourceFile): readonly string[] {
  const quoted = [...code.matchAll(/'((?:\\.|[^'\\\n])*)'|`((?:\\.|[^`\\])*)`/g)].flatMap((match) => {
    const line = code.slice(code.lastIndexOf('\n', match.index) + 1, match.index);
    const text = match[1] ?? withoutCode(match[2] ?? '');
    return isWorded(text) && !isForMachines(line) ? [text] : [];
  });
  if (!path.endsWith('.tsx')) return quoted.map((text) => `${path}: ${text}`);
  const attributes = [
    ...code.matchAll(/\b(?:aria-label|title|alt|label|plotted|term|text|data-label|caption)="([^"]+)"/g),
  ];
  // text between tags: not what stands between the brackets of types
  const between = [...code.matchAll(/(?<=[\w"'}/]>|\})([^<>{}();=`]*?[A-Za-z]{2,}[^<>{}();=`]*?)(?=<\/?[A-Za-z]|\{)/g)];
  const told = [...attributes, ...between]
    .map(([, text = '']) => text.trim())
    .filter((text) => /[A-Za-z]{2}/.test(text));
  return [...quoted, ...told.filter((text) => !isCode.test(text))].map((text) => `${path}: ${text}`);
}
