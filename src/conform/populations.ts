import type { SourceKind } from '../spec/index.ts';
import { notNegative, optional } from './kind-columns.ts';

/** A row is the number of residents of an area in a census year. */
export const populations: SourceKind = {
  name: 'populations',
  about: 'a denominator: residents of an area in a year',
  when: null,
  area: 'area',
  flags: false,
  columns: [
    {
      name: 'area',
      type: 'text',
      required: true,
      filled: true,
      about: 'the same names as the events have',
      usual: ['area', 'neighborhood', 'precinct', 'beat', 'district', 'name', 'geoid'],
    },
    {
      name: 'year',
      type: 'whole',
      required: true,
      filled: true,
      about: 'the census or estimate year',
      usual: ['year', 'census_year', 'vintage'],
    },
    {
      name: 'population',
      type: 'whole',
      scale: notNegative,
      required: true,
      filled: true,
      about: 'residents',
      usual: ['population', 'pop', 'residents', 'total_population', 'p1_001n'],
    },
    optional('group', 'text', {
      about: 'the group that is counted, for rates by group; blank means everybody',
      usual: [],
    }),
  ],
};
