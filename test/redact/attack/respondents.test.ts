import { expect, it } from 'vitest';
import { redact } from '../../../src/redact/index.ts';
import type { SurveyFacts } from '../../../src/spec/index.ts';
import { type Coalition, findingsAt, publicationOf, quartersFrom } from './coalition.ts';

/** Of one area a wave has few, and of another it is hidden beside it: how many answered the survey there would give both. */
it('does not tell how many people answered a wave that is hidden beside another area', () => {
  const quarters = quartersFrom(2020, 8);
  const areas = ['P0', 'P1', 'P2'].map((area) => ({ area, role: 'program' as const }));
  const town: Coalition = {
    areas,
    quarters,
    events: [0, 1, 2].map((at) => quarters.map((_, q) => (at === 0 && q === 6 ? 3 : 9 + at))),
  };
  const findings = findingsAt(town, 7).map((finding) => {
    const waves = finding.series.map(({ period, from, to, n }) => ({
      ...{
        wave: period,
        from,
        to,
        wording: null,
        mode: null,
        invited: 40,
        respondents: n,
        responseRate: (n ?? 0) / 40,
      },
    }));
    const survey: SurveyFacts = {
      ...{ item: 'q', scale: { min: 1, max: 5 }, counted: null, audience: 'community', frame: null, samePeople: false },
      ...{ weighting: 'none', margins: null, lonelyStrata: { n: 0, rule: 'adjust' }, waves, answers: [] },
    };
    return { ...finding, survey };
  });
  const shown = redact(publicationOf(findings, town, 5)).findings.findings;
  const hidden = shown.flatMap(({ area, series, survey }) =>
    series.flatMap(({ state }, at) => (state === 'suppressed' ? [[area, survey?.waves[at]?.respondents]] : [])),
  );
  expect(new Set(hidden.map(([area]) => area)).size).toBeGreaterThan(1);
  expect(hidden.filter(([, respondents]) => respondents !== null)).toEqual([]);
});
