import { describe, expect, it } from 'vitest';
import { resolveNarrative } from '../../src/spec/index.ts';
import { narrativeSections } from '../../src/words/index.ts';

const context = {
  calendar: { fiscalYearStarts: 1 },
  metrics: ['shooting-victims', 'burglaries'],
  sections: narrativeSections,
};
const body = '## What happened\n\nLess.\n\n## What we did\n\n- Two sites\n\n## What we ask\n\nNothing.\n';
const front = `---
signed: { by: evaluation lead, on: 2024-02-01 }
sentence: Fewer people were shot.
replies:
  - { metric: burglaries, from: Police Department, on: 2024-02-10, text: Patrols moved. }
corrections:
  - { on: 2024-03-01, what: Two victims were counted twice., metrics: [shooting-victims] }
---
`;
const read = (text: string, name = '2023-Q4') => resolveNarrative({ path: `narrative/town/${name}.md`, text }, context);
const placed = (text: string, name?: string): readonly string[] =>
  read(text, name).problems.map(({ place, id }) => `${place.replace(/^.*\.md:/, '')} ${id}`);

describe('a narrative', () => {
  it('is who signed it, what is written, what is answered and what was wrong', () => {
    const { narrative, problems } = read(`${front}\n${body}`);
    expect(problems).toEqual([]);
    expect(narrative).toMatchObject({
      period: '2023-Q4',
      said: { sentence: 'Fewer people were shot.', signed: { by: 'evaluation lead', on: '2024-02-01' } },
      replies: [{ from: 'Police Department' }],
      corrections: [{ on: '2024-03-01', metrics: ['shooting-victims'] }],
    });
    expect(narrative?.said?.sections).toEqual([
      { title: 'What happened', markdown: 'Less.' },
      { title: 'What we did', markdown: '- Two sites' },
      { title: 'What we ask', markdown: 'Nothing.' },
    ]);
  });

  it('may be words alone, or front matter alone, and a draft', () => {
    expect(read(body).narrative?.said).toMatchObject({ signed: null, sentence: null });
    expect(read('---\nsentence: Fewer.\n---\n').narrative?.said).toMatchObject({ sections: [], sentence: 'Fewer.' });
    expect(read('---\n# nothing yet\n---\n').narrative?.said).toMatchObject({ sections: [], signed: null });
  });

  it('has sections of at most 10,000 characters', () => {
    const { problems } = read(body.replace('Less.', 'x'.repeat(20_000)));
    expect(problems.map(({ message }) => message)).toEqual([
      'the section "What happened" must be at most 10000 characters (got 20013)',
    ]);
  });

  it('may be written in Spanish', () =>
    expect(placed('## Qué pasó\n\nMenos.\n\n## Qué hicimos\n\nDos.\n\n## Qué pedimos\n\nNada.\n')).toEqual([]));

  it.each([
    ['a period that is none', body, ['1:1 narrative-period'], 'autumn'],
    ['an unknown key', '---\nsignd: { by: x, on: 2024-01-01 }\n---\n', ['2:1 unknown-key']],
    ['a day that is none', '---\nsigned: { by: x, on: 2024-02-30 }\n---\n', ['2:22 invalid-value']],
    ['front matter that does not end', '---\nsigned: [\n', ['3:1 yaml']],
    [
      'metrics of other pipelines',
      '---\nreplies:\n  - { metric: burglary, from: x, on: 2024-02-10, text: y }\ncorrections:\n  - { on: 2024-02-10, what: x, metrics: [homicides] }\n---\n',
      ['3:15 unknown-metric', '5:42 unknown-metric'],
    ],
    ['a section that is missing', '## What happened\n\nLess.\n\n## What we ask\n\nMore.\n', ['7:5 narrative-section']],
    [
      'sections in another order',
      body.replace('What happened', 'X').replace('What we did', 'What happened').replace('X', 'What we did'),
      ['1:1 narrative-section'],
    ],
    ['an empty section', body.replace('Less.', ''), ['1:1 narrative-section']],
    ['text before the first section', `Hello.\n\n${body}`, ['1:1 narrative-section']],
    ['HTML', body.replace('Less.', 'Less <b>x</b>.'), ['3:6 narrative-markup', '3:10 narrative-markup']],
    [
      'several at once',
      `---\nsignd: { by: x, on: 2024-01-01 }\n---\n${body.replace('Less.', '![x](y)')}`,
      ['2:1 unknown-key', '6:1 narrative-markup'],
    ],
  ])('tells %s where it stands', (_, text, wanted, name?: string) => expect(placed(text, name)).toEqual(wanted));
});
