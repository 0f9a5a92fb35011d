import type { SourceKind } from '../spec/index.ts';

/** A row is a smaller area, such as a beat, and the area that it is a part of; that area may be a part of another. */
export const parents: SourceKind = {
  name: 'parents',
  about: 'a smaller area, and the area it belongs to',
  when: null,
  area: 'area',
  flags: false,
  columns: [
    {
      name: 'area',
      type: 'text',
      required: true,
      filled: true,
      about: 'the smaller area, as the records name it',
      usual: ['area', 'beat', 'block', 'tract'],
    },
    {
      name: 'parent',
      type: 'text',
      required: true,
      filled: true,
      about: 'the area it is a part of',
      usual: ['parent', 'neighborhood', 'district', 'precinct', 'site'],
    },
  ],
};
