import type { SourceKind } from '../spec/index.ts';
import { filled, notNegative, optional, place } from './kind-columns.ts';

/** A row is a figure that an agency publishes already summed. Without its weight a figure is never averaged. */
export const aggregates: SourceKind = {
  name: 'aggregates',
  about: 'a figure that an agency publishes already summed',
  when: 'period',
  area: 'area',
  flags: true,
  part: 'aggregates',
  columns: [
    filled('period', 'period', {
      about: 'the day, week, month, quarter or year that the figure is for; week: says which day of a week',
      usual: ['period', 'week start date', 'week ending', 'week', 'month', 'date', 'year', 'quarter'],
    }),
    filled('measure', 'text', {
      about: 'what the figure measures',
      usual: ['measure', 'indicator', 'metric', 'statistic', 'series'],
    }),
    // a blank figure is no mistake: it is counted, and enters no sum
    {
      ...optional('value', 'decimal', {
        about: 'the figure; with unit: seconds, minutes or hours it is kept in seconds',
        usual: ['value', 'rate', 'figure', 'amount'],
      }),
      required: true,
    },
    optional('weight', 'whole', {
      scale: notNegative,
      about: 'how many events or people the figure sums up (its n)',
      usual: ['n', 'weight', '# of incidents calculated', 'count', 'incidents', 'denominator'],
    }),
    place(['area', 'community', 'csa2010', 'neighborhood', 'precinct', 'district']),
    optional('group', 'text', {
      about: 'whom the figure is about, such as an age group',
      usual: ['group', 'age group', 'race', 'sex'],
    }),
    {
      ...optional('type', 'text', {
        about: 'the kind of event, as the agency names it, grouped by a code list',
        usual: ['type', 'final incident type', 'incident type', 'offense'],
      }),
      codesInto: 'category',
    },
    optional('agency', 'text', {
      about: 'whose figure it is, where one file holds those of several agencies',
      usual: ['agency', 'department', 'service'],
    }),
    optional('unit', 'text', {
      about: 'what the figure is counted in, as the file says it',
      usual: ['unit', 'units'],
    }),
  ],
};
