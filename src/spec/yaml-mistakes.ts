import type { YAMLParseError } from 'yaml';

interface Advice {
  readonly message: string;
  readonly hint: string;
}

/** What the commonest slips of YAML look like to the person who made them. */
const advice: Readonly<Record<string, Advice>> = {
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a second colon on one line makes this unreadable',
    hint: 'put the text in quotes: title: "Safe Streets: east"',
  },
  TAB_AS_INDENT: { message: 'this line is indented with a tab', hint: 'indent with spaces' },
  BAD_INDENT: { message: 'this line does not stand under the lines above it', hint: 'indent it like its neighbours' },
  DUPLICATE_KEY: { message: 'this key stands here twice', hint: 'keep one of them' },
  MISSING_CHAR: {
    message: 'a closing mark or a comma is missing',
    hint: 'check quotes, brackets, braces and the space after each colon',
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'this line is not "key: value"',
    hint: 'write a space after the colon, and long text in quotes',
  },
  BAD_ALIAS: { message: 'a text that starts with * needs quotes', hint: 'write it as "*…"' },
  UNEXPECTED_TOKEN: { message: 'this cannot stand here', hint: 'check quotes, brackets and braces before this place' },
};

/** An error of the YAML reader in plain words. */
export function yamlMistake({ code, message }: YAMLParseError): Advice {
  const [said = ''] = message.split('\n');
  const plain = said.replace(/ at line \d+.*$/, '').toLowerCase();
  return (
    advice[code] ?? {
      message: plain === '' ? 'this is not YAML' : plain,
      hint: 'check indentation, colons and quotes around this place',
    }
  );
}
