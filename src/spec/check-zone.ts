import { suggest } from './nearest.ts';
import type { Complaints } from './problems.ts';
import type { Path } from './source-text.ts';

/** Complains of a zone that no clock knows. Offsets such as +05:00 are none: they have no summer time. */
export function checkZone(zone: string, path: Path, complain: Complaints): void {
  if (isZone(zone)) return;
  complain.about(path, 'value', {
    id: 'timezone',
    message: `"${zone}" is not a time zone`,
    hint: suggest(zone, Intl.supportedValuesOf('timeZone')).replace(
      /known here.*/,
      'write one such as America/New_York',
    ),
  });
}

function isZone(zone: string): boolean {
  if (/^[-+]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
