import type { Pipeline, Source } from './model.ts';

type Event = Pipeline['events'][number];

/** Waves from which on a question was asked in other words, or people in another way: changes in how it is measured. */
export function surveyEvents({ id, survey }: Pick<Source, 'id' | 'survey'>): readonly Event[] {
  if (survey === null) return [];
  const waves = survey.waves.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return waves.flatMap((wave, index): readonly Event[] => {
    const before = waves[index - 1];
    const event = (label: string): Event => ({
      date: wave.from,
      kind: 'measurement',
      label,
      source: id,
    });
    const reworded = survey.items.flatMap(({ wordings }) => {
      const places = waves.map(({ wave: asked }) => wordings.findIndex((wording) => wording.waves?.includes(asked)));
      const last = places.slice(0, index).findLast((place) => place >= 0);
      const now = places[index];
      return now !== undefined && now >= 0 && last !== undefined && last !== now ? [wordings[now]?.text ?? ''] : [];
    });
    const isOther = before && before.mode !== null && wave.mode !== null && before.mode !== wave.mode;
    return [
      ...reworded.map((question) => event(`New wording: “${question}”`)),
      ...(isOther ? [event(`Asked by ${wave.mode}, before by ${before.mode}`)] : []),
    ];
  });
}
