import { describe, expect, it } from 'vitest';
import { charts } from '../../src/report/charts/index.ts';
import { profileDrawing } from '../../src/report/charts/profile-rows.ts';
import { profileCaption } from '../../src/report/profile-caption.ts';
import { drawSvg } from '../../src/report/svg.ts';
import type { SurveyFacts } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { bareProfile, profileOf, scaleOf, scaleProfile } from './fixture-profile.ts';
import { surveyFinding } from './fixture-survey.ts';

const draw = async (survey: SurveyFacts): Promise<string> => {
  const input = { findings: [surveyFinding(survey)], events: [], calendar: { fiscalYearStarts: 1 }, words: english };
  const labels = { id: 'c1', title: 'T', description: 'D' };
  const both = (['wide', 'narrow'] as const).map((format) => drawSvg(charts.profile({ ...input, format }), labels));
  return (await Promise.all(both)).join('\n');
};

describe('the chart of the questions of a scale', () => {
  it.each([
    ['three waves, one mean hidden', scaleProfile],
    ['no ranges and no score', bareProfile],
    ['one wave at the end of the scale', scaleOf([profileOf('2022', [5, 5], { of: 'now' })])],
    ['ten places', { ...scaleProfile, scale: { min: 0, max: 10 } }],
  ])('draws without a warning: %s', async (_, survey) => {
    expect(await draw(survey)).not.toMatch(/NaN|undefined|Infinity| style=|fill="#|stroke="#/);
  });

  it('has whole questions on a phone, in as many lines as they need', async () => {
    const wording = 'We can say openly what does not work, and nobody holds it against us';
    const long = scaleOf(
      [...(scaleProfile.profile ?? [])].map((wave) => ({
        ...wave,
        items: wave.items.map((own, at) => (at === 0 ? { ...own, wording } : own)),
      })),
    );
    expect(await draw(long)).toMatch(/<tspan>We can say openly.*<\/tspan><tspan[^>]*>.*against us<\/tspan>/);
  });

  it('has the score above the questions, in the order in which they were declared, the latest three waves', () => {
    const { rows, waves, dots, left } = profileDrawing(
      scaleOf([...(scaleProfile.profile ?? []), profileOf('2019', [3, 3, 3, 3])]),
      english,
    ) as NonNullable<ReturnType<typeof profileDrawing>>;
    expect(rows.map(({ isScore }) => isScore)).toEqual([true, false, false, false, false]);
    expect(rows.map(({ latest }) => latest)).toEqual([3.775, 4.3, 3.4, 3, 4.4].map((x) => expect.closeTo(x, 9)));
    expect(waves.map(({ label }) => label)).toEqual(['2022', '2021', '2020']);
    expect(left).toBe(1);
    expect(dots).toHaveLength(14);
  });

  it('marks a question that was put in other words before', () => {
    const [now, ...waves] = scaleProfile.profile ?? [];
    const reworded = scaleOf([
      ...(now ? [now] : []),
      ...waves.map((wave) => ({
        ...wave,
        items: wave.items.map((own, at) => (at === 0 && wave.label === '2021' ? { ...own, wording: 'Trust?' } : own)),
      })),
    ]);
    expect(profileDrawing(reworded, english)?.rows.map(({ label }) => label.endsWith('*'))).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
    expect(profileCaption(reworded, english)?.plotted).toContain('* Not asked in the same words');
  });

  it('says which question stands highest and which lowest, and where there is no score', () => {
    expect(profileCaption(scaleProfile, english)).toEqual({
      title:
        '2022: highest “I can say what I think” (4.4), lowest “Meetings are a waste of my time” ↺ (3.0). All together 3.8.',
      plotted: expect.stringMatching(/Full: 2022 \(36 answered\)\. Hollow: 2021 \(34\)\. Pale: 2020 \(34\)\. ↺ Worded/),
    });
    expect(profileCaption(bareProfile, english)?.title).toContain('there is no score');
    expect(profileCaption(scaleOf([profileOf('2022', [4, 4], { of: 'now' })]), english)?.title).toBe(
      '2022: all questions stand at 4.0.',
    );
    expect(profileCaption(scaleOf([]), english)).toBeNull();
    expect(profileCaption(null, english)).toBeNull();
  });
});
