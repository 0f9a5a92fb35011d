import type { FileEncoding } from './encode.ts';
import { fileOf, type HostileFile } from './hostile-file.ts';
import type { Packing } from './pack.ts';
import { createWriter, type LineEnd, type Style, spoiled, type Writer, written } from './written-file.ts';

/** Every encoding with every delimiter and every line end; quoting, packing, shape and defects take turns beside. */

const encodings: readonly FileEncoding[] = [
  'utf-8',
  'utf-8 with mark',
  'utf-16le with mark',
  'utf-16be with mark',
  'utf-16le',
  'utf-16be',
  'windows-1252',
];
const delimiters = [',', ';', '\t', '|'] as const;
const ends: readonly LineEnd[] = ['LF', 'CRLF', 'CR', 'mixed'];
const packings: readonly Packing[] = ['plain', 'gzip', 'plain', 'zstd', 'plain'];
const shapes = ['plain', 'trailing delimiter', 'unnamed index', 'two of one name'] as const;
const defects = ['none', 'ragged', 'unclosed', 'text after quote', 'bad bytes', 'NUL', 'values', 'duplicates'] as const;

type Shape = (typeof shapes)[number];
type Defect = (typeof defects)[number];

const western = ['Peña', '“Café” – 5 €', 'naïve…', 'Ærø', 'plain'];
const wide = ['日本', 'Ñandú 😀', 'e\u0301', 'Łódź', '“quoted”', 'plain'];

interface Recipe {
  readonly style: Style;
  readonly shape: Shape;
  readonly letters: readonly string[];
}

const withShape = (fields: readonly string[], shape: Shape, other: string): readonly string[] => {
  switch (shape) {
    case 'plain':
      return fields;
    case 'trailing delimiter':
      return [...fields, ''];
    case 'unnamed index':
      return [...fields, other];
    case 'two of one name':
      return [...fields, other, other];
  }
};

const header = (shape: Shape): readonly string[] => {
  const names = ['id', 'área', 'victims', 'note'];
  if (shape === 'two of one name') return [...names, 'x', 'x'];
  return shape === 'plain' ? names : [...names, ''];
};

/** What stands around a value is no part of it. */
const held = (value: string): string | null => value.replace(/^[ \t\u00a0]+|[ \t\u00a0]+$/g, '') || null;

/** Notes of every sort: what must be quoted, what need not be, and what goes over several lines. */
function notes({ style: { delimiter }, letters }: Recipe): readonly string[] {
  return [
    'short',
    `with ${delimiter} in it`,
    'say "no"',
    'first\r\nsecond line',
    'first\nsecond\n\nfourth',
    'first\rsecond',
    '',
    '  blanks around  ',
    'tab\tinside',
    letters[0] ?? '',
    `${letters[1] ?? ''}\n${letters[2] ?? ''}`,
  ];
}

function goodRecords(writer: Writer, recipe: Recipe, from: number): void {
  for (const [n, note] of notes(recipe).entries()) {
    const id = `r${from + n}`;
    const area = recipe.letters[n % recipe.letters.length] ?? '';
    writer.good(withShape([id, area, String(n), note], recipe.shape, `o${n}`), [id, held(area), n, held(note)]);
  }
}

/** Records with a defect, each beginning with an id of its own; the writer knows the line and the rule. */
function badRecords(writer: Writer, { style, shape, letters }: Recipe, defect: Defect): void {
  const { delimiter } = style;
  const fields = (id: string, ...more: readonly string[]): readonly string[] => withShape([id, ...more], shape, 'o');
  const line = (parts: readonly string[]): string => parts.map((part) => written(part, style)).join(delimiter);
  switch (defect) {
    case 'none':
      break;
    case 'ragged':
      writer.broken(line(['d1', 'too', '1']), 'too-few-fields');
      writer.broken(line([...fields('d2', 'a', '1', 'b'), 'more', 'still']), 'too-many-fields');
      writer.broken(line(['d3']), 'too-few-fields');
      break;
    case 'unclosed':
      // nothing but its own line is lost, whatever quotes come behind it
      writer.broken(['d1', '"South', '3', ...withShape([], shape, 'o'), 'b'].join(delimiter), 'unclosed-quote');
      break;
    case 'text after quote':
      writer.broken(['d1', '"South" side', '3', 'b', ...withShape([], shape, 'o')].join(delimiter), 'text-after-quote');
      break;
    case 'bad bytes':
      writer.broken(line(fields('d1', spoiled('So'), '3', 'b')), 'bad-bytes');
      writer.broken(line(fields('d2', 'South', '3', `first\n${spoiled('')} second`)), 'bad-bytes');
      break;
    case 'NUL':
      writer.broken(line(fields('d1', 'So\u0000uth', '3', 'b')), 'bad-bytes');
      break;
    case 'values':
      writer.refused(fields('d1', letters[0] ?? '', 'three', 'a\r\nb'), 'not-a-whole-number');
      writer.refused(fields('d2', letters[1] ?? '', '1.5', ''), 'not-a-whole-number');
      break;
    case 'duplicates':
      writer.duplicate(fields('r3', 'again', '1', 'a\nb'));
      writer.duplicate(fields('r0', 'again', '2', 'b'));
      break;
  }
}

interface Turn {
  /** The number of the combination, from 0. */
  readonly at: number;
  readonly round: 0 | 1;
}

function gridFile(
  { at, round }: Turn,
  encoding: FileEncoding,
  [delimiter, end]: readonly [string, LineEnd],
): HostileFile {
  const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
  // the fours of line ends and delimiters must not always meet the same defect
  const defect = pick(defects, at + 3 * round + Math.floor(at / 4) + Math.floor(at / 16));
  // a stray quote before other quotes of its line closes there: another defect, which has its own turn
  const quoting = defect === 'unclosed' || round === 0 ? 'needed' : 'all';
  const style: Style = { delimiter, end, quoting };
  const shape = pick(shapes, at + round + Math.floor(at / 8));
  const packing = pick(packings, at + 2 * round);
  const recipe: Recipe = { style, shape, letters: encoding === 'windows-1252' ? western : wide };
  const writer = createWriter(style);
  if (at % 5 === round) writer.blank();
  writer.header(header(shape));
  if (at % 3 === round) writer.blank();
  goodRecords(writer, recipe, 0);
  badRecords(writer, recipe, defect);
  if (at % 7 < 3) {
    writer.blank();
    writer.blank();
  }
  goodRecords(writer, recipe, 100);
  const isPinned = at % 6 === 2 + round;
  return fileOf(
    `${encoding}, ${JSON.stringify(delimiter)}, ${end}, quotes ${quoting}, ${shape}, ${defect}, ${packing}${isPinned ? ', pinned' : ''}`,
    writer.finish((at + round) % 2 === 0),
    {
      encoding,
      delimiter,
      packing,
      pinned: isPinned ? { encoding: encoding.replace(' with mark', ''), delimiter } : {},
    },
  );
}

export function gridFiles(): readonly HostileFile[] {
  const combinations = encodings.flatMap((encoding) =>
    delimiters.flatMap((delimiter) => ends.map((end) => ({ encoding, delimiter, end }))),
  );
  return combinations.flatMap(({ encoding, delimiter, end }, at) =>
    ([0, 1] as const).map((round) => gridFile({ at, round }, encoding, [delimiter, end])),
  );
}
