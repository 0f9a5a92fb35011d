import { fileOf, type HostileFile } from './hostile-file.ts';
import { createWriter, type Fact, type LineEnd, type Style, spoiled, type Writer } from './written-file.ts';

/** Files with one oddity each, written record by record. */

const plain: Style = { delimiter: ',', end: 'LF', quoting: 'needed' };
const names = ['id', 'area', 'victims', 'note'];

interface Odd {
  readonly name: string;
  readonly style?: Partial<Style>;
  readonly header?: readonly string[];
  readonly noLastEnd?: boolean;
  readonly write: (writer: Writer, row: (id: string, note?: string) => void) => void;
}

const fact = (id: string, note: string | null): Fact => [id, 'North', 1, note];
const block = 1 << 22;

const odd: readonly Odd[] = [
  {
    name: 'one record',
    write: (_, row) => row('r1', 'a'),
  },
  {
    name: 'one record without a last line end',
    noLastEnd: true,
    write: (_, row) => row('r1', 'a'),
  },
  {
    name: 'a record that ends in an empty field, without a last line end',
    noLastEnd: true,
    write: (_, row) => row('r1', ''),
  },
  {
    name: 'a header in quotes with line breaks',
    header: ['id', 'area', 'victims', 'note', 'a column\nof two lines', 'and\r\nanother'],
    write: (writer) => writer.good(['r1', 'North', '1', 'a', 'x', 'y'], fact('r1', 'a')),
  },
  {
    name: 'hundreds of blank lines',
    write: (writer, row) => {
      for (let n = 0; n < 300; n++) writer.blank();
      row('r1', 'a');
      for (let n = 0; n < 300; n++) writer.blank();
    },
  },
  {
    name: 'a field of a thousand lines',
    write: (writer, row) => {
      row('r1', Array.from({ length: 1000 }, (_, n) => `line ${n}`).join('\n'));
      writer.broken('d1,too few', 'too-few-fields');
      row('r2', 'b');
    },
  },
  {
    name: 'a note whose lines look like the rows of another table',
    write: (writer, row) => {
      row('r1', 'first, second\nthird, fourth, fifth');
      writer.broken('d1', 'too-few-fields');
    },
  },
  {
    name: 'notes of quotes alone',
    write: (_, row) => {
      for (const [n, note] of ['"', '""', '"""', '","', '"\n"', '\n'].entries()) row(`r${n}`, note);
    },
  },
  {
    name: 'quotes inside fields that have none around them',
    write: (writer) => {
      writer.broken('d1,North,1', 'too-few-fields');
      for (const [n, note] of ['5" pipe', 'So"ut"h', 'end"'].entries())
        writer.asIs(`r${n},North,1,${note}`, fact(`r${n}`, note));
    },
  },
  {
    name: 'a lone quote at the start of a field, far from any other',
    write: (writer, row) => {
      row('r1', 'a');
      writer.broken('d1,North,1,"open', 'unclosed-quote');
      for (let n = 2; n < 60; n++) row(`r${n}`, 'a');
    },
  },
  {
    name: 'a lone quote in the last line',
    noLastEnd: true,
    write: (writer, row) => {
      row('r1', 'a');
      writer.broken('d1,North,1,"', 'unclosed-quote');
    },
  },
  {
    name: 'three lone quotes, each in a line of its own',
    write: (writer, row) => {
      for (const n of [1, 2, 3]) {
        writer.broken(`d${n},"North,1,a`, 'unclosed-quote');
        row(`r${n}`, 'a');
      }
    },
  },
  {
    name: 'a quote that closes in the middle of a field',
    write: (writer, row) => {
      writer.broken('d1,"North" side,1,a', 'text-after-quote');
      row('r1', 'a');
      writer.broken('d2,North,1,"a"b"c"', 'text-after-quote');
    },
  },
  {
    name: 'a line of blanks, and a line of delimiters',
    write: (writer, row) => {
      row('r1', 'a');
      writer.broken('   ', 'too-few-fields');
      writer.asIs(',,,', [null, null, null, null]);
    },
  },
  {
    name: 'no-break spaces and tabs around values',
    write: (writer) => writer.asIs('r1,\u00a0North\u00a0,\t1\t,\u00a0', fact('r1', null)),
  },
  {
    name: 'characters that only some take for line ends',
    write: (writer, row) => {
      row('r1', 'a\u2028b\u2029c\u0085d\u000be\u000cf');
      writer.broken('d1', 'too-few-fields');
    },
  },
  {
    name: 'a record of one and a half million bytes',
    write: (writer, row) => {
      row('r1', 'x'.repeat(1_500_000));
      writer.broken('d1', 'too-few-fields');
    },
  },
  {
    name: 'a record that is too long',
    write: (writer, row) => {
      row('r1', 'a');
      writer.broken(`d1,North,1,${'x'.repeat(2_000_000)}`, 'record-too-long');
      row('r2', 'b');
    },
  },
  {
    name: 'a line break in quotes across two blocks of reading',
    write: (writer, row) => {
      row('r1', 'x'.repeat(1_000_000));
      row('r2', 'x'.repeat(1_000_000));
      row('r3', 'x'.repeat(1_000_000));
      row('r4', `${'y'.repeat(block - 3_000_000 - 200)}\r\n${'z'.repeat(400)}`);
      writer.broken('d1', 'too-few-fields');
      row('r5', 'é');
    },
  },
  {
    name: 'twenty thousand records, one of them with a stray byte',
    write: (writer, row) => {
      for (let n = 0; n < 20_000; n++) {
        if (n === 15_000) writer.broken(spoiled('d1,North,1,caf'), 'bad-bytes');
        row(`r${n}`, n % 100 === 0 ? 'Café – “déjà vu”' : 'a');
      }
    },
  },
  {
    name: 'a NUL far behind the sample',
    write: (writer, row) => {
      for (let n = 0; n < 10_000; n++) {
        if (n === 9_000) writer.broken('d1,North,1,a\u0000b', 'bad-bytes');
        row(`r${n}`, 'a');
      }
    },
  },
  {
    name: 'quotes that begin far behind the sample',
    write: (_, row) => {
      for (let n = 0; n < 10_000; n++) row(`r${n}`, n > 9_000 ? 'a, "b"\nc' : 'a');
    },
  },
  {
    name: 'another line end far behind the sample',
    write: (writer, row) => {
      for (let n = 0; n < 8_000; n++) row(`r${n}`, 'a');
      writer.asIs('r9000,North,1,a', fact('r9000', 'a'), '\r');
      row('r9001', 'b');
    },
  },
  {
    name: 'another line end before the last line, which has none',
    noLastEnd: true,
    write: (writer, row) => {
      for (let n = 0; n < 8_000; n++) row(`r${n}`, 'a');
      writer.asIs('r9000,North,1,a', fact('r9000', 'a'), '\r');
      row('r9001', 'b');
    },
  },
  {
    name: 'another delimiter in each record, and not in the header',
    write: (_, row) => {
      for (let n = 0; n < 50; n++) row(`r${n}`, 'Baltimore; MD | x\ty');
    },
  },
  {
    name: 'a delimiter behind the last field of each record, and none behind the header',
    write: (writer, row) => {
      for (let n = 0; n < 10; n++) writer.asIs(`r${n},North,1,a,`, fact(`r${n}`, 'a'));
      writer.asIs('r10,North,1,a,,,', fact('r10', 'a'));
      writer.broken('d1,North,1,a,,b', 'too-many-fields');
      writer.broken('d2,North,1,a, ', 'too-many-fields');
      row('r11', 'a');
    },
  },
  {
    name: 'a delimiter behind the last field of some records, beside quotes',
    write: (writer, row) => {
      row('r1', 'a, b');
      writer.asIs('r2,North,1,"a, b",', fact('r2', 'a, b'));
      writer.asIs('r3,North,1,5" pipe,', fact('r3', '5" pipe'));
      writer.asIs('r4,North,1,a,,,', fact('r4', 'a'));
      writer.broken('d1,North,1,a,b', 'too-many-fields');
      writer.broken('d2,North,1,a,""', 'too-many-fields');
    },
  },
  {
    name: 'more than three hundred columns',
    header: [...names, ...Array.from({ length: 320 }, (_, n) => `column ${n}`)],
    write: (writer) => writer.good(['r1', 'North', '1', 'a', ...Array.from({ length: 320 }, String)], fact('r1', 'a')),
  },
  {
    name: 'a header longer than the sample',
    header: [...names, ...Array.from({ length: 800 }, (_, n) => `${'a long name '.repeat(9)}${n}`)],
    write: (writer) =>
      writer.good(['r1', 'North', '1', 'a', ...Array.from({ length: 800 }, () => '')], fact('r1', 'a')),
  },
  {
    name: 'text that spreadsheets and databases would run',
    write: (_, row) => {
      for (const [n, note] of ['=1+1', '@SUM(A1)', "'); DROP TABLE facts; --", '\\N', '${HOME}', '%s', '\\'].entries())
        row(`r${n}`, note);
    },
  },
];

function oddFile({ name, style, header = names, noLastEnd = false, write }: Odd, end: LineEnd): HostileFile {
  const writer = createWriter({ ...plain, end, ...style });
  writer.header(header);
  write(writer, (id, note = 'a') =>
    writer.good([id, 'North', '1', note], fact(id, /^[ \t\u00a0]*$/.test(note) ? null : note)),
  );
  return fileOf(`${name}, ${end}`, writer.finish(!noLastEnd));
}

export const oddFiles = (): readonly HostileFile[] =>
  odd.flatMap((one) => (['LF', 'CRLF'] as const).map((end) => oddFile(one, end)));
