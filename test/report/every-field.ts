import type { Disclosed } from '../../src/redact/disclosed.ts';
import { checkUnits, reasons } from '../../src/spec/findings.ts';
import { findingsOf, publication } from './fixture.ts';
import { staggeredEffect } from './fixture-effect.ts';
import { logicOfFixture } from './fixture-logic.ts';

/**
 * Attacks in every field of a publication that may carry text, found by walking it: whoever adds a field has it attacked.
 * Left alone are closed vocabularies, days, hashes and paths that the program itself makes.
 */
const closed = new Set(
  `schema status state kind measure question role better as areaRole groupKind
  movement unclear promise contribution design chosen inference scale method grade key adjust
  rule arm chart variation assurance spending severity bound container lane grain verdict
  fared audience weighting primary hash was sha256 asOf asOfDay dataThrough timezone from
  to date declared launch launches until setOn period month path id metric
  downgrades stops output quality outcome dates fate metrics fields sections covers previous language`.split(/\s+/),
);
const isDay = (text: string): boolean => /^\d{4}-\d{2}(-\d{2})?$|^\d{4}-Q\d$|^\d{4}$/.test(text);

const vocabulary: ReadonlySet<string> = new Set([
  ...reasons,
  ...checkUnits,
  'utf-8',
  'LF',
  ',',
  'drop',
  'keep',
  'plain',
  'full',
]);
const isOfProgram = (text: string): boolean => /^[*@]/.test(text) || vocabulary.has(text) || isDay(text) || text === '';

/** Where a text stands, with lists as one place: `.findings.findings[].noun.one`. */
export interface Field {
  readonly path: string;
  readonly marker: string;
}

interface Planting {
  readonly attack: (marker: string) => string;
  readonly fields: Map<string, string>;
}

function plant(own: unknown, path: string, planting: Planting): unknown {
  const key = path.slice(path.lastIndexOf('.') + 1).replace('[]', '');
  if (typeof own === 'string') {
    if (closed.has(key) || isOfProgram(own)) return own;
    const marker = planting.fields.get(path) ?? `m${planting.fields.size}m`;
    planting.fields.set(path, marker);
    // areas are told apart by their names
    return key === 'area' ? `${planting.attack(marker)} ${own}` : planting.attack(marker);
  }
  if (Array.isArray(own)) return own.map((one) => plant(one, `${path}[]`, planting));
  if (typeof own !== 'object' || own === null) return own;
  return Object.fromEntries(
    Object.entries(own).map(([name, value]) => [name, plant(value, `${path}.${name}`, planting)]),
  );
}

/** The fixture with the names that effects carry. */
function whole(): Disclosed {
  const findings = findingsOf();
  const effect = staggeredEffect();
  return publication({
    findings: {
      ...findings,
      logic: logicOfFixture,
      findings: findings.findings.map((one) => (one.areaRole === 'all-program' ? { ...one, effect } : one)),
    },
  });
}

/** The fixture with an attack in each field, each with a marker of its own. */
export function attackedPublication(attack: (marker: string) => string): {
  readonly disclosed: Disclosed;
  readonly fields: readonly Field[];
} {
  const fields = new Map<string, string>();
  const disclosed = plant(whole(), '', { attack, fields }) as Disclosed;
  return { disclosed, fields: [...fields].map(([path, marker]) => ({ path, marker })) };
}
