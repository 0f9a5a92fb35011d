import type { SourceKind } from '../spec/index.ts';

/** A row is a time for which an area had a role; an area that was suspended and reopened has several. */
export const areas: SourceKind = {
  name: 'areas',
  about: 'an area of the evaluation, its role, and when the programme worked there',
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
      usual: ['area', 'neighborhood', 'precinct'],
    },
    {
      name: 'role',
      type: 'text',
      required: true,
      filled: true,
      about: 'program, comparison, buffer or excluded',
      usual: ['role'],
    },
    {
      name: 'title',
      type: 'text',
      required: false,
      filled: false,
      about: 'what readers call the area',
      usual: ['title'],
    },
    { name: 'site', type: 'text', required: false, filled: false, about: 'the site that works there', usual: ['site'] },
    {
      name: 'start',
      type: 'date',
      required: false,
      filled: false,
      about: 'first day of work',
      usual: ['start', 'launch'],
    },
    {
      name: 'end',
      type: 'date',
      required: false,
      filled: false,
      about: 'last day of work; blank while it goes on',
      usual: ['end'],
    },
    {
      name: 'parent',
      type: 'text',
      required: false,
      filled: false,
      about: 'the larger area it belongs to',
      usual: ['parent'],
    },
  ],
};
