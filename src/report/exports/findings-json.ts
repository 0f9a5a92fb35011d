import type { Disclosed } from '../../redact/disclosed.ts';
import type { Document } from '../../spec/publication.ts';
import { visible } from '../../words/visible.ts';
import { utf8 } from './text.ts';

/** Lists get one line per element: a third of the bytes of full indentation, and a diff still names the finding. */
function lines(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  return `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
}

/**
 * The contract that every view is made of. Keys keep the order of the schema, so bytes are stable. Control signs are
 * escaped: whoever opens the file sees them, and a program reads what was in the data.
 */
export function findingsJson(disclosed: Disclosed): readonly Document[] {
  const entries = Object.entries(disclosed.findings).map(([key, value]) => `  ${JSON.stringify(key)}: ${lines(value)}`);
  return [{ path: 'findings.json', bytes: utf8(visible(`{\n${entries.join(',\n')}\n}\n`)) }];
}
