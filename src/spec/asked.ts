import type { Measure } from './measures.ts';
import type { Asked, Source } from './model.ts';
import type { SurveyItem } from './source-parts.ts';

/** The questions that a measure asks of people, by name; none of measures that ask nobody. */
export function itemsOf(measure: Measure): readonly string[] {
  switch (measure.kind) {
    case 'survey-mean':
    case 'survey-share':
      return [measure.item];
    case 'scale':
      return measure.items;
    default:
      return [];
  }
}

/** How the questions of a measure were asked in each wave; null for measures that ask none. */
export function askedOf(measure: Measure, { survey }: Pick<Source, 'survey'>): Asked | null {
  const names = itemsOf(measure);
  const items = names.flatMap((name) => survey?.items.filter((item) => item.name === name) ?? []);
  const [first] = items;
  if (!survey || !first || items.length < names.length) return null;
  const said = survey.waves.map(({ wave }) => wordsIn(items, wave));
  const together = said.filter((words) => words !== null);
  const wordings = items.length === 1 ? first.wordings.map(({ text }) => text) : [...new Set(together)];
  return {
    scale: first.scale,
    hasFrame: survey.frame !== null,
    margins: (survey.margins?.known ?? []).map(({ by }) => by.join(' × ')),
    lonelyStrata: survey.lonelyStrata,
    wordings,
    waves: survey.waves.map(({ wave, from, to, mode, invited }, at) => {
      const place = wordings.indexOf(said[at] ?? '');
      return { wave, from, to, wording: place < 0 ? null : place, mode, invited };
    }),
  };
}

/** In which words a wave asked; null where it did not ask one of the questions. */
function wordsIn(items: readonly SurveyItem[], wave: string): string | null {
  const said = items.flatMap(
    ({ wordings }) => wordings.find(({ waves }) => waves === null || waves.includes(wave)) ?? [],
  );
  return said.length < items.length ? null : said.map(({ text }) => text).join(' / ');
}
