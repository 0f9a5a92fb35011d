import type { Area } from '../areas.ts';
import { daysLater, type Month, months, padded } from '../calendar.ts';
import { csv } from '../csv.ts';
import { below, poisson, seededRandom } from '../random.ts';
import { dayOf, isOpen, operatorOf, siteAreas } from './partners.ts';
import { shares } from './truth.ts';

/** One line of the sites' log; what does not belong to its kind stays blank. */
interface Entry {
  readonly date: string;
  readonly activity: string;
  readonly operator: string;
  readonly neighbourhood: string;
  /** Of mediations: how it ended, whether somebody asked again after 90 days, and whether it held. */
  readonly outcome?: string;
  readonly checked?: string;
  readonly holds?: string;
  /** Of site weeks: whether the site was open, and with four of five posts filled. */
  readonly open?: string;
  readonly staffed?: string;
  /** Of referrals: whether the person agreed, and the day of the first service. */
  readonly agreed?: string;
  readonly first_service?: string;
}
const columns = [
  'date',
  'activity',
  'operator',
  'neighbourhood',
  'outcome',
  'checked',
  'holds',
  'open',
  'staffed',
  'agreed',
  'first_service',
] as const;
const yes = (does: boolean): string => (does ? 'Y' : 'N');

/** The log was handed over at the end of 2025: nobody could have asked again after what was mediated since October. */
const lastCheckable = '2025-10-02';

function mediations(seed: number, area: Area, month: Month): readonly Entry[] {
  const random = seededRandom(seed, `mediation/${area.name}/${month.label}`);
  return Array.from({ length: poisson(random, shares.mediationsPerMonth) }, () => {
    const entry = {
      date: dayOf(random, month),
      activity: 'mediation',
      operator: operatorOf(area),
      neighbourhood: area.name,
      outcome: random.uniform() < 0.8 ? 'settled' : random.uniform() < 0.5 ? 'cooled down' : 'not settled',
    };
    const [isChecked, holds] = [random.uniform() < 0.7, random.uniform() < shares.mediationsHolding];
    if (entry.date > lastCheckable) return entry;
    return { ...entry, checked: yes(isChecked), ...(isChecked ? { holds: yes(holds) } : {}) };
  });
}

function referrals(seed: number, area: Area, month: Month): readonly Entry[] {
  const random = seededRandom(seed, `referral/${area.name}/${month.label}`);
  const share = shares.referralsCompleted[month.year < 2024 ? 'before' : 'after'];
  return Array.from({ length: poisson(random, 2.2) }, () => {
    const date = dayOf(random, month);
    const agreed = random.uniform() < 0.9;
    const [isSoon, soon, late] = [random.uniform() < share, 2 + below(random, 28), 31 + below(random, 60)];
    const served = isSoon ? soon : random.uniform() < 0.4 ? late : null;
    return {
      date,
      activity: 'referral',
      operator: operatorOf(area),
      neighbourhood: area.name,
      agreed: yes(agreed),
      ...(agreed && served !== null ? { first_service: daysLater(date, served) } : {}),
    };
  });
}

/** Four contracted weeks a month, each open or not; an open week may lack people. */
function weeks(seed: number, area: Area, month: Month): readonly Entry[] {
  const random = seededRandom(seed, `week/${area.name}/${month.label}`);
  const filled = shares.staffed[month.label < '2023-10' ? 'before' : 'after'];
  return [1, 8, 15, 22].map((date) => {
    const open = random.uniform() < 0.95;
    return {
      date: `${month.label}-${padded(date)}`,
      activity: 'site week',
      operator: operatorOf(area),
      neighbourhood: area.name,
      open: yes(open),
      staffed: yes(open && random.uniform() < filled),
    };
  });
}

/** What sites did while they were open; a site that is suspended has no line at all. */
export function siteLog(seed: number): string {
  const entries: readonly Entry[] = months.flatMap((month) =>
    siteAreas
      .filter((area) => isOpen(area, month))
      .flatMap((area) => [
        ...weeks(seed, area, month),
        ...mediations(seed, area, month),
        ...referrals(seed, area, month),
      ]),
  );
  const dated = entries.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return csv(
    columns,
    dated.map((entry) => columns.map((column) => entry[column] ?? '')),
  );
}
