import { type Check, nearest, type WaiverDeclaration } from '../../spec/index.ts';
import { formatCount } from '../../words/index.ts';
import { checkOf } from './check-of.ts';

/**
 * Marks checks that did not pass and are accepted for now. A waiver past its last day accepts nothing and is told, and
 * so is one that names no check: else it would hide that nobody looks any more.
 */
export function waive(checks: readonly Check[], waivers: readonly WaiverDeclaration[], asOf: string): readonly Check[] {
  const inForce = waivers.filter(({ until }) => until >= asOf);
  const marked = checks.map((check): Check => {
    const waiver = check.passed ? undefined : inForce.find((candidate) => candidate.check === check.id);
    return waiver ? { ...check, waiver: { owner: waiver.owner, reason: waiver.reason, until: waiver.until } } : check;
  });
  return waivers.length === 0
    ? marked
    : [...marked, declared(waivers, marked, asOf), expired(waivers, asOf), nameless(waivers, checks)];
}

/** Every waiver, also one that nothing needs: what somebody has accepted is never out of sight. */
function declared(waivers: readonly WaiverDeclaration[], checks: readonly Check[], asOf: string): Check {
  const used = checks.filter(({ waiver }) => waiver !== null).length;
  const effectOf = ({ check, until }: WaiverDeclaration): string => {
    if (until < asOf) return 'has ended';
    const own = checks.find(({ id }) => id === check);
    if (!own) return 'names no check';
    return own.passed ? 'not needed: its check passes' : 'accepts a check that did not pass';
  };
  return checkOf({
    source: 'waivers',
    rule: 'declared',
    observed: used,
    limit: null,
    n: waivers.length,
    unit: 'waivers',
    severity: 'info',
    detail: `${formatCount(used)} of ${formatCount(waivers.length)} waivers accept a check that did not pass`,
    items: waivers.map((waiver) => ({
      value: waiver.check,
      n: 1,
      hint: `until ${waiver.until}, by ${waiver.owner}: ${waiver.reason}; ${effectOf(waiver)}`,
    })),
  });
}

function expired(waivers: readonly WaiverDeclaration[], asOf: string): Check {
  const over = waivers.filter(({ until }) => until < asOf);
  return checkOf({
    source: 'waivers',
    rule: 'expired',
    observed: over.length,
    limit: 0,
    n: waivers.length,
    unit: 'waivers',
    detail: `${formatCount(over.length)} of ${formatCount(waivers.length)} waivers ended before ${asOf}`,
    items: over.map(({ check, owner, until }) => ({ value: check, n: 1, hint: `ended on ${until}; ask ${owner}` })),
  });
}

function nameless(waivers: readonly WaiverDeclaration[], checks: readonly Check[]): Check {
  const ids = checks.map(({ id }) => id);
  const lost = waivers.filter(({ check }) => !ids.includes(check));
  return checkOf({
    source: 'waivers',
    rule: 'unknown-check',
    observed: lost.length,
    limit: 0,
    n: waivers.length,
    unit: 'waivers',
    detail: `${formatCount(lost.length)} of ${formatCount(waivers.length)} waivers name a check that this run did not make`,
    items: lost.map(({ check }) => {
      const near = nearest(check, ids);
      return { value: check, n: 1, hint: near === undefined ? 'no check has a name like it' : `like "${near}"` };
    }),
  });
}
