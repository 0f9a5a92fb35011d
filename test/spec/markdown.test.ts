import { describe, expect, it } from 'vitest';
import { blocksOf, foreignIn, spansOf } from '../../src/spec/markdown.ts';

describe('spansOf', () => {
  it.each([
    ['plain words', [['text', 'plain words']]],
    [
      '**two** *new* _sites_ `x`',
      [
        ['strong', 'two'],
        ['text', ' '],
        ['emphasis', 'new'],
        ['text', ' '],
        ['emphasis', 'sites'],
        ['text', ' '],
        ['code', 'x'],
      ],
    ],
    ['see [the plan](https://example.org/a)', [['text', 'see the plan (https://example.org/a)']]],
    ['[https://a.org](https://a.org)', [['text', 'https://a.org']]],
    ['snake_case_word and 2 * 3 * 4', [['text', 'snake_case_word and 2 * 3 * 4']]],
    ['\\*not emphasis\\*', [['text', '*not emphasis*']]],
    ['<b>bold</b> & more', [['text', '<b>bold</b> & more']]],
    ['**open', [['text', '**open']]],
    ['', []],
  ])('reads %s', (text, wanted) => expect(spansOf(text).map(({ kind, text: words }) => [kind, words])).toEqual(wanted));
});

describe('blocksOf', () => {
  it('tells paragraphs, lists and headings apart', () => {
    const text = 'One line\nand its next.\n\n- a\n- b\n  goes on\n1. c\n2) d\n### More\nEnd.\n';
    expect(
      blocksOf(text).map((block) => [block.kind, 'items' in block ? block.items.length : block.spans[0]?.text]),
    ).toEqual([
      ['paragraph', 'One line and its next.'],
      ['list', 2],
      ['list', 2],
      ['heading', 'More'],
      ['paragraph', 'End.'],
    ]);
  });

  it('has none of an empty text', () => expect(blocksOf('\n \n')).toEqual([]));
});

describe('foreignIn', () => {
  it.each([
    ['a\n```\ncode\n```', 'a block of code', 2],
    ['![map](x.png)', 'a picture', 0],
    ['see <script>x</script>', 'HTML', 4],
    ['| a | b |', 'a table', 0],
    ['> quoted', 'a quotation', 0],
  ])('finds what cannot be shown in %j', (text, what, offset) => expect(foreignIn(text)[0]).toEqual({ what, offset }));

  it('finds nothing in text with signs of its own', () =>
    expect(foreignIn('5 < 6 and 7 > 3, a|b, #5, 1 <2>')).toEqual([]));
});
