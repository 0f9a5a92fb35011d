import { describe, expect, it } from 'vitest';
import { decisions } from '../../src/report/decisions.ts';
import { summarySentence } from '../../src/report/summary.ts';
import type { Change, Contribution, Finding, Reason } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { findingsOf } from './fixture.ts';

const whole = findingsOf();
const calm = {
  ...whole,
  findings: whole.findings.map((finding) => ({
    ...finding,
    movement: 'no-clear-change' as const,
    promise: 'on-course' as const,
  })),
};

const declared = {
  alpha: 0.05,
  family: 'violence',
  declared: '2021-03-15',
  adjust: 'none',
  smallestWorthwhile: null,
  hash: '',
  was: null,
};

describe('decisions', () => {
  it('puts a guardrail that got worse first, and asks once per number', () => {
    const asked = decisions(whole, english);
    expect(asked[0]?.ask).toBe('Decide how to respond to Street robberies.');
    expect(asked.map((decision) => decision.metric)).toEqual(['robbery', 'assaults', 'homicides', 'mediations']);
  });

  it('asks why a number went the wrong way against the comparison areas, also without a verdict of before and after', () => {
    const findings = calm.findings.map((finding) =>
      finding.metric === 'shootings'
        ? { ...finding, movement: 'withheld' as const, contribution: 'contrary' as const }
        : finding,
    );
    const [first] = decisions({ ...calm, findings }, english);
    expect(first?.ask).toBe('Ask why People shot went the wrong way.');
    expect(first?.because).toMatch(/^It went the wrong way, by more than chance\. /);
    expect(summarySentence({ ...calm, findings }, english)).toMatch(
      / Against the comparison areas, People shot went the wrong way\.$/,
    );
  });

  it('says off course of where the number should be by now, as its verdict does', () => {
    const only = whole.findings.map((finding) => ({ ...finding, movement: 'no-clear-change' as const }));
    const [asked] = decisions({ ...whole, findings: only }, english).filter(
      (decision) => decision.metric === 'robbery',
    );
    expect(asked?.because).toBe('It is not where it should be by now on the way to the target of 200 by 2024-Q4.');
  });

  it('asks for nothing where nothing asks for it', () => expect(decisions(calm, english)).toEqual([]));

  it('asks of those who keep the data for what is hidden and to be watched, and tells nothing of it', () => {
    const hidden = { status: 'withheld', reason: 'suppressed' };
    const findings = calm.findings.map((finding) =>
      finding.area === '*' && ['robbery', 'homicides'].includes(finding.metric)
        ? { ...finding, owner: 'data lead', movement: 'withheld', now: { ...finding.now, ...hidden } }
        : finding,
    ) as unknown as readonly Finding[];
    expect(decisions({ ...calm, findings }, english)).toEqual([
      {
        ask: 'Agree how you learn of Street robberies and Homicides.',
        because: 'They are hidden here to protect people. Ask who keeps the data: data lead.',
        metric: null,
        said: null,
        when: null,
      },
    ]);
  });

  it('says who sees to it already and by when, or the day of the next verdict', () => {
    const day = whole.run.asOfDay ?? whole.run.dataThrough;
    const action = { id: 'A1', raisedOn: day, decision: 'Visit', metric: 'robbery', owner: 'director' };
    const open = { ...action, firstDueOn: '2999-03-31', dueOn: '2999-03-31', closedOn: null, status: 'open' as const };
    const board = { narrative: null, replies: [], corrections: [], actions: [open] };
    const looks = { dates: ['2001-01-01', '2999-06-30'] } as unknown as Finding['looks'];
    const findings = whole.findings.map((finding) => (finding.metric === 'robbery' ? finding : { ...finding, looks }));
    const asked = decisions({ ...whole, board, findings } as unknown as typeof whole, english);
    expect(asked.slice(0, 2).map(({ when }) => when)).toEqual([
      'Under way: director, due 31 March 2999.',
      'Next verdict: 30 June 2999.',
    ]);
  });

  it('names who owns the number where nobody has begun and no day is set, and asks for one', () => {
    expect(decisions(whole, english)[0]?.when).toBe('Owner: evaluation lead. By when?');
    const none = whole.findings.map((finding) => ({ ...finding, owner: '' }));
    expect(decisions({ ...whole, findings: none }, english)[0]?.when).toBeNull();
  });

  it('asks about a group for which it got worse, also where all together did not', () => {
    const [first] = calm.findings.filter(({ area }) => area === '*');
    if (!first) throw new Error('no finding');
    const group = { ...first, group: 'Women', groupKind: 'named' as const, movement: 'worse' as const };
    const [asked] = decisions({ ...calm, findings: [...calm.findings, group] }, english);
    expect(asked?.ask).toBe(`Decide how to respond to ${first.title} for Women.`);
    expect(asked?.metric).toBe(first.metric);
  });

  const saying = (movement: Finding['movement'], commitments: Readonly<Record<string, string>>): typeof whole => ({
    ...calm,
    findings: calm.findings.map((finding) =>
      finding.metric === 'homicides'
        ? { ...finding, movement, decision: { ...declared, commitments } as unknown as Finding['decision'] }
        : finding,
    ),
  });

  it.each([
    ['worse', { worse: 'Visit every site.' }, 'This number got worse'],
    ['better', { better: 'Visit every site.' }, 'The verdict is “Better”.'],
    ['no-clear-change', { 'no-clear-change': 'Visit every site.' }, 'The verdict is “No clear change”.'],
  ] as const)('asks to keep the word that was given for a verdict: %s', (movement, commitments, because) => {
    const [asked, ...more] = decisions(saying(movement, commitments), english);
    expect(asked).toMatchObject({
      ask: 'Do what you said about Homicides, or say why not.',
      because: expect.stringContaining(because),
      said: 'Visit every site.',
    });
    expect(more).toEqual([]);
    expect(decisions(saying(movement, { 'too-few': 'Wait.' }), english).map(({ said }) => said)).not.toContain('Wait.');
  });

  it.each([
    ['all of it is more', { low: 160, high: 280 }, 'Ask whether People shot only moved next door.'],
    ['it may be none', { low: -7, high: 89 }, undefined],
    ['all of it is fewer', { low: -89, high: -7 }, undefined],
  ] as const)('asks whether a number only moved to neighbouring areas: %s', (_, range, ask) => {
    const findings = calm.findings.map((finding) => {
      const { effect } = finding;
      if (effect.status !== 'estimated') return finding;
      const displacement = { status: 'estimated' as const, estimate: 0, quotient: null, ...range };
      return { ...finding, movement: 'better' as const, effect: { ...effect, displacement } };
    });
    const [asked] = decisions({ ...calm, findings }, english);
    expect(asked?.ask).toBe(ask);
    if (ask !== undefined)
      expect(asked?.because).toBe(
        'Neighbouring areas saw 160 to 280 more people shot than the other areas led us to expect.',
      );
  });

  it('says why before and now cannot be compared, and asks about questions where those changed', () => {
    const because = (reason: Reason): readonly (readonly [string, string])[] => {
      const findings = calm.findings.map((finding) =>
        finding.metric === 'homicides'
          ? {
              ...finding,
              movement: 'not-comparable' as const,
              changes: {
                ...finding.changes,
                primary: 'baseline' as const,
                baseline: { status: 'withheld', reason, window: null } as Change,
              },
            }
          : finding,
      );
      return decisions({ ...calm, findings }, english).map((one) => [one.ask, one.because] as const);
    };
    expect(because('agencies-changed')).toEqual([
      [
        'Ask how the records of Homicides changed, and agree from when to count afresh.',
        'Before and now cannot be compared: other agencies reported.',
      ],
    ]);
    expect(because('wording-changed')).toEqual([
      [
        'Agree how to ask about Homicides from now on, and keep to it.',
        'Before and now cannot be compared: the question was asked in other words.',
      ],
    ]);
  });

  it('asks for data that failed to be mended', () => {
    const failed = { ...calm, checks: whole.checks.map((check) => ({ ...check, severity: 'fail' as const })) };
    expect(decisions(failed, english).map((decision) => decision.ask)).toContain(
      'Ask for the data of calls to be mended.',
    );
  });
});

describe('summarySentence', () => {
  it('counts verdicts of goals and guardrails', () => {
    expect(summarySentence(whole, english)).toBe(
      'Of four goals, two are better, one shows no clear change and one has too few events to tell; of two guardrails, one is worse and one cannot be compared. An effect of the programme is supported for People shot.',
    );
  });

  it('does not count where all agree', () =>
    expect(summarySentence(calm, english)).toBe(
      'All four goals show no clear change; both guardrails show no clear change. An effect of the programme is supported for People shot.',
    ));

  it.each([
    ['not-shown', ' An effect of the programme is supported for no goal.'],
    [
      'depends-on-comparison',
      ' Whether the programme has an effect on People shot depends on which areas it is compared with.',
    ],
    ['no-design', ''],
    ['monitoring', ''],
  ] as const)('says whether it is us where a design could tell: %s', (contribution, answer) => {
    const findings = calm.findings.map((finding) => ({ ...finding, contribution }));
    expect(summarySentence({ ...calm, findings }, english)).toBe(
      `All four goals show no clear change; both guardrails show no clear change.${answer}`,
    );
  });

  it('stands with one goal, with none, and with nothing', () => {
    const only = (id: string): typeof whole => ({
      ...whole,
      findings: whole.findings.filter((finding) => finding.metric === id),
    });
    expect(summarySentence(only('shootings'), english)).toBe(
      'The one goal is better. An effect of the programme is supported for People shot.',
    );
    const saying = (contribution: Contribution): string => {
      const one = only('shootings');
      const findings = one.findings.map((finding) => ({ ...finding, contribution }));
      return summarySentence({ ...one, findings }, english);
    };
    expect(saying('depends-on-comparison')).toBe(
      'The one goal is better. Whether the programme has an effect depends on which areas it is compared with.',
    );
    expect(saying('not-shown')).toBe('The one goal is better. An effect of the programme on it is not shown.');
    expect(summarySentence(only('outreach'), english)).toBe('The one number went up.');
    expect(summarySentence(only('none'), english)).toBe('There is nothing to report for this period.');
  });
});
