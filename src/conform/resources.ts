import type { SourceKind } from '../spec/index.ts';
import { filled, optional, place } from './kind-columns.ts';

/**
 * A row is a contribution. Who contributes is `partner`: `agency` is who sent the file, and one file holds the
 * contributions of many. Amounts are kept in whole cents, so that their sum is exact.
 */
export const resources: SourceKind = {
  name: 'resources',
  about: 'a contribution to the work',
  when: 'period',
  area: 'area',
  flags: true,
  oneOf: [['committed', 'delivered']],
  columns: [
    filled('period', 'period', {
      about: 'the day, month, quarter or year that it is for',
      usual: ['period', 'fiscal year', 'fiscal_year', 'year', 'quarter', 'month', 'date'],
    }),
    filled('partner', 'text', {
      about: 'who contributes, or who is paid',
      usual: ['partner', 'agency', 'organization', 'organization name', 'vendor', 'funder', 'contractor', 'provider'],
    }),
    optional('category', 'text', {
      about: 'what it is for: staff, grants, space, …',
      usual: ['category', 'service', 'funding source', 'type', 'purpose', 'line_item'],
    }),
    optional('committed', 'money', {
      about: 'how much was promised',
      usual: ['committed', 'award value', 'award', 'budget', 'pledged', 'contract_amount', 'amount'],
    }),
    optional('delivered', 'money', {
      about: 'how much was given',
      usual: ['delivered', 'spent', 'paid', 'expended', 'actual', 'expenditure'],
    }),
    place(['area', 'precinct', 'neighborhood', 'community', 'district', 'site']),
    optional('id', 'text', { about: 'its own number', usual: ['id', 'award_id', 'contract_id', 'contract number'] }),
  ],
};
