import type { YAMLParseError } from 'yaml';

interface Advice {
  readonly message: string;
  readonly hint: string;
}

export const strayAlias: Advice = { message: 'a text that starts with * needs quotes', hint: 'write "*.csv"' };
const notAPair: Advice = {
  message: 'this line is not "key: value"',
  hint: 'write a space after the colon, and long text in quotes',
};

/** What the commonest slips of YAML look like to the person who made them. */
const advice: Readonly<Record<string, Advice>> = {
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'this text has a second colon, or the line below it is indented too far',
    hint: 'put the text in quotes (title: "Safe Streets: east"), or check the next line',
  },
  TAB_AS_INDENT: { message: 'this line is indented with a tab', hint: 'indent with spaces' },
  BAD_INDENT: { message: 'this line does not stand under the lines above it', hint: 'indent it like its neighbours' },
  DUPLICATE_KEY: { message: 'this key stands here twice', hint: 'keep one of them' },
  MISSING_CHAR: {
    message: 'a closing mark or a comma is missing',
    hint: 'check quotes, brackets, braces and the space after each colon',
  },
  MULTILINE_IMPLICIT_KEY: notAPair,
  MULTIPLE_DOCS: {
    message: 'a line of --- starts a second file inside this one',
    hint: 'remove it, or make two files',
  },
  BAD_SCALAR_START: { message: 'a text that starts with this sign needs quotes', hint: 'put the whole text in quotes' },
  UNEXPECTED_TOKEN: { message: 'this cannot stand here', hint: 'check quotes, brackets and braces before this place' },
};

/** An error of the YAML reader in plain words. */
export function yamlMistake({ code, message }: YAMLParseError): Advice {
  const [said = ''] = message.split('\n');
  const plain = said.replace(/ at line \d+.*$/, '').toLowerCase();
  if (plain.includes('must be sufficiently indented and end with'))
    return { message: 'a bracket or brace is not closed', hint: 'look above for a [ or { without its ] or }' };
  if (plain.includes('need to be followed by map values')) return notAPair;
  return (
    advice[code] ?? {
      message: plain === '' ? 'this is not YAML' : plain,
      hint: 'check indentation, colons and quotes around this place',
    }
  );
}
