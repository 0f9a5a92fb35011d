import type { SourceKind } from '../spec/index.ts';
import { filled, notNegative, optional, place } from './kind-columns.ts';

/**
 * A row is something that the coalition did. `agencies` are those that took part, which need not be the agency that
 * the file comes from. Hours are kept in whole seconds, so that their sum is exact: their unit must be declared.
 */
export const activities: SourceKind = {
  name: 'activities',
  about: 'something that the coalition did',
  when: 'date',
  area: 'area',
  flags: true,
  columns: [
    filled('date', 'timestamp', {
      about: 'when it was done, local time; a day alone will do',
      usual: ['date', 'event_date', 'activity_date', 'response_date', 'service_date', 'session_date', 'start_date'],
    }),
    {
      ...filled('kind', 'text', {
        about: 'what it was: meeting, training, intervention, mediation, referral, outreach, …',
        usual: ['kind', 'type', 'activity', 'activity_type', 'event_type', 'category', 'service', 'what'],
      }),
      codesInto: 'category',
    },
    optional('agencies', 'list', {
      about: 'those who took part, several in one cell',
      usual: [
        'agencies',
        'partners',
        'participants_agencies',
        'organizations',
        'attendees',
        'agency',
        'members',
        'who',
      ],
    }),
    optional('participants', 'whole', {
      scale: notNegative,
      about: 'how many people took part',
      usual: ['participants', 'attendance', 'attended', 'people', 'reached', 'headcount'],
    }),
    optional('hours', 'duration', {
      about: 'how long it took',
      usual: ['hours', 'duration', 'length', 'minutes', 'time_spent'],
    }),
    optional('group', 'text', { about: 'the group that it was done for, such as an age group', usual: [] }),
    place(['neighborhood', 'area', 'precinct', 'community', 'district', 'beat', 'site', 'location']),
    optional('outcome', 'text', { about: 'how it ended', usual: ['outcome', 'result', 'resolution', 'disposition'] }),
    optional('completed_on', 'date', {
      about: 'the day it was completed, such as a referral taken up',
      usual: ['completed_on', 'completed', 'date_completed', 'closed', 'end_date'],
    }),
    optional('id', 'text', { about: 'its own number in the log', usual: ['id', 'activity_id', 'event_id', 'log_id'] }),
  ],
};
