import type { Check } from '../spec/index.ts';
import type { Warehouse } from '../store/index.ts';
import { formatCount } from '../words/index.ts';
import { checkOf } from './checks/check-of.ts';
import type { LoadedSource } from './load-source.ts';

/** Columns that say to which group a respondent belongs: a few words that many have. */
const groupColumns = ['group', 'age', 'gender', 'race', 'education', 'tenure'] as const;

/** Names of groups are shorter than this; what people write in their own words is not. */
const longestName = 60;
const isContact = (text: string): boolean => /\S@\S+\.\S/.test(text) || /(\d[\s().-]*){7,}/.test(text);

/**
 * What people wrote in their own words belongs in no column: it may name somebody. A column whose groups are listed under
 * `values:` holds nothing else; of any other it is told how many values look like comments or contact details, and never
 * which.
 */
export async function checkComments({ table, source }: LoadedSource, warehouse: Warehouse): Promise<readonly Check[]> {
  const mappings = source.files.flatMap((file) => file.mappings);
  const open = groupColumns.filter((name) => {
    const own = mappings.filter(({ column }) => column === name);
    return own.length > 0 && own.some(({ values }) => values === null);
  });
  const found: { readonly value: string; readonly n: number }[] = [];
  let all = 0;
  for (const name of open) {
    const counts = await warehouse.countBy(table, [name]);
    const said = counts.filter(({ values }) => values[0] !== null);
    all += said.reduce((sum, { n }) => sum + n, 0);
    const n = said
      .filter(({ values }) => String(values[0]).length > longestName || isContact(String(values[0])))
      .reduce((sum, own) => sum + own.n, 0);
    if (n > 0) found.push({ value: name, n });
  }
  if (open.length === 0) return [];
  const count = found.reduce((sum, { n }) => sum + n, 0);
  return [
    checkOf({
      source: source.id,
      rule: 'comments',
      observed: count,
      limit: 0,
      n: all,
      unit: 'rows',
      detail: `${formatCount(count)} of ${formatCount(all)} values that should name a group look like comments or contact details`,
      items: found.map(({ value, n }) => ({ value, n, hint: 'list the groups: values: […], refuse: value' })),
    }),
  ];
}
