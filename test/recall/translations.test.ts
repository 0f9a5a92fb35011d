import { expect, it } from 'vitest';
import { translationsOf } from '../../src/recall/translations.ts';
import type { Area, Pipeline } from '../../src/spec/index.ts';
import { pipeline } from '../estimate/town.ts';

const own = pipeline({});
const town = {
  ...own,
  areas: { ...own.areas, called: 'Beat' },
  reports: [{ language: 'es' }],
  in: { es: { texts: { Beat: 'Zona', 'The Docks': 'Los Muelles' } } },
} as unknown as Pipeline;
const area = (name: string, title?: string): Area => ({
  area: name,
  title,
  role: 'program',
  site: name,
  intervals: [],
});

it('names every area by what one of them is called in the language, but for those with a title of their own', () => {
  const areas = [area('7', 'Beat 7'), area('8', 'The Docks'), area('Beat 9')];
  expect(translationsOf(town, areas).es?.texts).toEqual({
    Beat: 'Zona',
    'The Docks': 'Los Muelles',
    'Beat 7': 'Zona 7',
  });
});
