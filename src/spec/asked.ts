import type { Measure } from './measures.ts';
import type { Asked, Source } from './model.ts';

/** How the question of a measure was asked in each wave; null for measures that ask none. */
export function askedOf(measure: Measure, { survey }: Pick<Source, 'survey'>): Asked | null {
  if (measure.kind !== 'survey-mean' && measure.kind !== 'survey-share') return null;
  const item = survey?.items.find(({ name }) => name === measure.item);
  if (!survey || !item) return null;
  return {
    scale: item.scale,
    hasFrame: survey.frame !== null,
    margins: survey.margins?.known.length ?? 0,
    lonelyStrata: survey.lonelyStrata,
    wordings: item.wordings.map(({ text }) => text),
    waves: survey.waves.map(({ wave, from, to, mode, invited }) => ({
      wave,
      from,
      to,
      wording: Math.max(
        0,
        item.wordings.findIndex(({ waves }) => waves === null || waves.includes(wave)),
      ),
      mode,
      invited,
    })),
  };
}
