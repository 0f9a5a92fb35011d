import { expect, test } from 'vitest';
import { readMarginFiles } from '../../src/acquire/margin-files.ts';
import { type MarginFile, parseDeclaration } from '../../src/spec/index.ts';

const pipelineOf = (known: string): string => `sources:\n  own:\n    margins:\n      known: ${known}\n`;

interface Read {
  readonly files: ReadonlyMap<string, MarginFile>;
  /** Where each is told, and what. */
  readonly told: readonly string[];
}

async function read(known: string, texts: Readonly<Record<string, string>>): Promise<Read> {
  const { located } = parseDeclaration('pipeline', { path: 'p.yaml', text: pipelineOf(known) });
  const { marginFiles, missing } = await readMarginFiles(located, async (path, problems) => {
    const text = texts[path];
    if (text !== undefined) return { path, text };
    problems.push({ id: 'file-missing', place: path, message: 'is not there', hint: 'correct the path', frame: '' });
    return undefined;
  });
  return { files: marginFiles, told: missing.map(({ place, message, hint }) => `${place} ${message}; ${hint}`) };
}

const linesOf = async (text: string): Promise<readonly (readonly [number, string | undefined])[]> => {
  const { files, told } = await read('[{ by: age, file: age.csv }]', { 'age.csv': text });
  expect(told).toEqual([]);
  return (files.get('age.csv')?.rows ?? []).map(({ line, cells }) => [line, cells.age]);
};

test.each([
  ['one line each', 'age,people\n18,5\n30,6\n', [2, 3]],
  ['blank lines between them, with blanks or without', '\n \nage,people\n\n18,5\n \t\n30,6\n', [5, 7]],
  ['a line break in quotes', 'age,people\n"18\nto 29",5\n30,6\n', [2, 4]],
  ['line breaks of a spreadsheet in quotes', 'age,people\r\n"18\r\nto 29",5\r\n"30\r\n\r\n",6\r\n50,7\r\n', [2, 4, 7]],
  ['line ends of several kinds', 'age,people\r\n18,5\n"3\r0",6\r40,7\r\n50,8', [2, 3, 5, 6]],
  ['a header of several lines', '\uFEFF"age\n(years)",people,age\n1,5,18\n2,6,30\n', [3, 4]],
])('the line of a row is that on which it starts: %s', async (_, text, expected) => {
  expect((await linesOf(text)).map(([line]) => line)).toEqual(expected);
});

test('cells are trimmed outside of quotes, and otherwise as they stand; a header that stands twice is kept for who checks it', async () => {
  const { files } = await read('[{ by: age, file: age.csv }]', {
    'age.csv': '\uFEFFage , people,age\n 18 ," 1,000 ",x\n,,\n',
  });
  expect(files.get('age.csv')).toEqual({
    header: ['age', 'people', 'age'],
    rows: [
      { line: 2, cells: { age: 'x', people: ' 1,000 ' } },
      { line: 3, cells: { age: '', people: '' } },
    ],
  });
});

test.each([
  ['a row with too much', 'age,people\r\n"18\r\nto 29",5\r\n"30\r\n",6,7\r\n', 'line 4: 3 values under 2 headers'],
  ['a row with too little', 'age,people\n\n18\n', 'line 3: 1 value under 2 headers'],
  ['a quote that stays open', 'age,people\n18,5\n"30,6\n40,7\n', 'line 3: a quote is opened and never closed'],
  ['text after a quote', 'age,people\n"18\n"x,5\n', 'line 2: text stands after a closing quote'],
  ['a quote within a value', 'age,people\n18"x,5\n', 'line 2: a quote stands within a value that none begins'],
])('a file that is no CSV is told with its line: %s', async (_, text, hint) => {
  const { files, told } = await read('[{ by: age, file: age.csv }]', { 'age.csv': text });
  expect([files.size, told]).toEqual([0, [`p.yaml:4:32 file of margins "age.csv" must be a CSV; ${hint}`]]);
});

test('a file is read wherever it is named, and one that is not there is told at each place', async () => {
  const { files, told } = await read(
    '[{ by: age, file: a.csv }, { by: race, file: b.csv }, { file: b.csv }, x, { by: y }]',
    {
      'a.csv': 'age,people\n',
    },
  );
  expect([...files]).toEqual([['a.csv', { header: ['age', 'people'], rows: [] }]]);
  expect(told).toEqual([
    'p.yaml:4:59 file of margins "b.csv" is not there; correct the path',
    'p.yaml:4:76 file of margins "b.csv" is not there; correct the path',
  ]);
  expect(await read('none', {})).toEqual({ files: new Map(), told: [] });
});
