import { encode, encodingName, type FileEncoding, linesInEditor } from './encode.ts';
import { type Packing, pack } from './pack.ts';
import type { ExpectedLedger, ExpectedReject, Fact, LineEnd, Written } from './written-file.ts';

/** A file that an agency might send, and what must become of it, worked out from how it was made. */
export interface HostileFile {
  readonly name: string;
  readonly fileName: string;
  readonly bytes: Buffer;
  /** What the declaration pins. */
  readonly pinned: { readonly encoding?: string; readonly delimiter?: string; readonly sheet?: string };
  readonly expected: Expected;
  /** The lines that an editor shows; none for a workbook, whose lines are its rows. */
  readonly lines: readonly string[];
}

export type Expected =
  | {
      readonly fate: 'read';
      readonly ledger: Readonly<ExpectedLedger> & {
        readonly encoding: string;
        readonly delimiter: string;
        readonly lineEnding: string;
        readonly container: string;
        readonly sheet: string | null;
      };
      readonly rejects: readonly ExpectedReject[];
      readonly facts: readonly Fact[];
    }
  | { readonly fate: 'refused'; readonly id: string; readonly says: string };

export interface Making {
  readonly encoding?: FileEncoding;
  readonly delimiter?: string;
  readonly end?: LineEnd;
  readonly packing?: Packing;
  readonly pinned?: HostileFile['pinned'];
  readonly fileName?: string;
}

const containers = { plain: 'plain', gzip: 'gzip', zstd: 'zstd' } as const;
const endings = { plain: '.csv', gzip: '.csv.gz', zstd: '.csv.zst' } as const;

/** A written text as a file, with everything that the ledger must say of it. */
export function fileOf(name: string, text: Written, making: Making = {}): HostileFile {
  const { encoding = 'utf-8', delimiter = ',', packing = 'plain', pinned = {}, fileName } = making;
  const bytes = encode(text.text, encoding);
  return {
    name,
    fileName: fileName ?? `a${endings[packing]}`,
    bytes: pack(bytes, packing),
    pinned,
    lines: linesInEditor(bytes, encoding),
    expected: {
      fate: 'read',
      ledger: {
        ...text.ledger,
        encoding: encodingName(encoding),
        delimiter,
        lineEnding: text.lineEnding,
        container: containers[packing],
        sheet: null,
      },
      rejects: text.rejects,
      facts: text.facts,
    },
  };
}

export const refusedFile = (
  name: string,
  bytes: Buffer | string,
  {
    id,
    says = '',
    fileName = 'a.csv',
    pinned = {},
  }: { id: string; says?: string; fileName?: string; pinned?: HostileFile['pinned'] },
): HostileFile => ({
  name,
  fileName,
  bytes: Buffer.from(bytes as string),
  pinned,
  lines: [],
  expected: { fate: 'refused', id, says },
});
