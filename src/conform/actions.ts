import type { SourceKind } from '../spec/index.ts';
import { filled, optional } from './kind-columns.ts';

/** A row is a decision of the board, and what became of it. An owner is a role, never a person's name. */
export const actions: SourceKind = {
  name: 'actions',
  about: 'a decision of the board',
  when: 'raised_on',
  area: null,
  flags: false,
  columns: [
    filled('id', 'text', { about: 'its own number', usual: ['id', 'action_id', 'action', 'no', 'number'] }),
    filled('raised_on', 'date', {
      about: 'the day of the decision',
      usual: ['raised_on', 'raised', 'date', 'meeting_date', 'decided_on', 'opened'],
    }),
    filled('decision', 'text', {
      about: 'what was decided, in a sentence',
      usual: ['decision', 'action item', 'description', 'what'],
    }),
    optional('recorded_on', 'date', {
      about: 'the day it was written down: with revised-by, the last line of an action stands',
      usual: ['recorded_on', 'recorded', 'updated_on', 'as_of'],
    }),
    optional('metric', 'text', {
      about: 'the metric that it is about, by its name in the pipeline',
      usual: ['metric', 'measure', 'indicator'],
    }),
    optional('owner_role', 'text', {
      about: 'who sees to it: a role, such as deputy chief',
      usual: ['owner_role', 'owner', 'role', 'responsible', 'lead', 'assigned_to'],
    }),
    optional('due_on', 'date', {
      about: 'the day it is to be done',
      usual: ['due_on', 'due', 'due_date', 'deadline', 'target_date'],
    }),
    optional('closed_on', 'date', {
      about: 'the day it was done, or dropped',
      usual: ['closed_on', 'closed', 'completed_on', 'date_closed', 'done_on'],
    }),
    {
      ...optional('status', 'text', { about: 'open, done or dropped', usual: ['status', 'state'] }),
      values: ['open', 'done', 'dropped'],
    },
  ],
};
