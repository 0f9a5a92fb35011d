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
  const said = survey.waves.map(({ wave }) => items.map((item) => wordingIn(item, wave)).join(' / '));
  const never = items.map((item) => item.wordings[0]?.text ?? '').join(' / ');
  const wordings = items.length === 1 ? first.wordings.map(({ text }) => text) : [...new Set([...said, never])];
  return {
    scale: first.scale,
    hasFrame: survey.frame !== null,
    margins: survey.margins?.known.length ?? 0,
    lonelyStrata: survey.lonelyStrata,
    wordings,
    waves: survey.waves.map(({ wave, from, to, mode, invited }, place) => ({
      wave,
      from,
      to,
      wording: Math.max(0, wordings.indexOf(said[place] ?? '')),
      mode,
      invited,
    })),
  };
}

/** In which words a wave asked. */
const wordingIn = ({ wordings }: SurveyItem, wave: string): string =>
  (wordings.find(({ waves }) => waves === null || waves.includes(wave)) ?? wordings[0])?.text ?? '';
