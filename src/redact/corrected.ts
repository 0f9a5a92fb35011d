import type { Finding } from '../spec/index.ts';
import { adjustBenjaminiHochberg, adjustHolm } from '../stats/index.ts';
import { digits } from './coarse.ts';

/**
 * Findings with the p values that their families correct, as they are told, and hidden ones as if they were 1. A corrected p
 * is most often the p of another member of the family times a number that is known: with a hidden member, or one that is
 * told with two digits, it would give that one's p back, and a p its counts. Corrected so, it is as large or larger; verdicts
 * are those of the whole family.
 *
 * @param shown  all findings, as they may be shown
 */
export function correctShown(shown: readonly Finding[]): readonly Finding[] {
  const findings = [...shown];
  for (const { familyOf, testIn, put } of corrected) {
    const families = new Map<string, number[]>();
    for (const [place, finding] of shown.entries()) {
      const family = finding.role === 'guardrail' || testIn(finding) === null ? null : familyOf(finding);
      if (family !== null) families.set(family, [...(families.get(family) ?? []), place]);
    }
    for (const places of families.values()) {
      const tests = places.map((place) => (shown[place] ? testIn(shown[place]) : null));
      const qs = correctionOf(shown[places[0] ?? 0])(tests.map((test) => (test === 'hidden' ? 1 : test)));
      for (const [at, place] of places.entries()) {
        const [finding, q] = [findings[place], qs[at]];
        if (finding && typeof q === 'number')
          findings[place] = put(finding, finding.rounded ? digits(q, Math.ceil) : q);
      }
    }
  }
  return findings;
}

/** A p, one that is hidden, or none. */
type Test = number | 'hidden' | null;

const testOf = (
  tested:
    | { readonly status: 'estimated'; readonly p: number }
    | { readonly status: 'withheld'; readonly reason: string },
): Test => {
  if (tested.status === 'estimated') return tested.p;
  return tested.reason === 'suppressed' ? 'hidden' : null;
};

type Correction = (ps: readonly (number | null)[]) => readonly (number | null)[];

function correctionOf(finding: Finding | undefined): Correction {
  const adjust = finding?.decision?.adjust ?? 'benjamini-hochberg';
  if (adjust === 'none') return (ps) => ps;
  return adjust === 'holm' ? adjustHolm : adjustBenjaminiHochberg;
}

interface Corrected {
  readonly familyOf: (finding: Finding) => string;
  readonly testIn: (finding: Finding) => Test;
  readonly put: (finding: Finding, q: number) => Finding;
}

/** A single area, or a group, answers another question than all of them together; and effects another than changes. */
const corrected: readonly Corrected[] = [
  {
    familyOf: ({ metric, family, areaRole, group }) => {
      if (group !== null) return `groups of ${metric}`;
      return `${family}/${['program', 'comparison', 'buffer', 'excluded'].includes(areaRole) ? 'single areas' : areaRole}`;
    },
    testIn: ({ changes }) => testOf(changes[changes.primary]),
    put: (finding, q) => {
      const { changes } = finding;
      const change = changes[changes.primary];
      if (change.status === 'withheld') return finding;
      return { ...finding, changes: { ...changes, [changes.primary]: { ...change, q: Math.max(q, change.q) } } };
    },
  },
  {
    familyOf: ({ family }) => family,
    testIn: ({ effect }) => testOf(effect),
    put: (finding, q) => {
      const { effect } = finding;
      return effect.status === 'withheld' ? finding : { ...finding, effect: { ...effect, q: Math.max(q, effect.q) } };
    },
  },
];
