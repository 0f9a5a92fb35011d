import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { visible, visibleLine } from '../../src/words/visible.ts';

const codes = Array.from({ length: 0x10000 }, (_, code) => code);
const hidden = codes.filter((code) => visible(String.fromCharCode(code)) !== String.fromCharCode(code));

describe('control signs in text', () => {
  it('of ASCII and Latin-1, of direction, of lines, without width, and none are written out, and no other', () => {
    const ranges: readonly (readonly [number, number])[] = [
      [0x00, 0x08],
      [0x0b, 0x1f],
      [0x7f, 0x9f],
      [0x61c, 0x61c],
      [0x200b, 0x200b],
      [0x200e, 0x200f],
      [0x2028, 0x202e],
      [0x2060, 0x2069],
      [0xfeff, 0xfeff],
      [0xfff9, 0xfffb],
      [0xfffe, 0xffff],
    ];
    expect(hidden).toEqual(codes.filter((code) => ranges.some(([from, to]) => from <= code && code <= to)));
  });

  it('leave what a program finds in JSON and in YAML as it was', () => {
    for (const code of hidden) {
      const text = `a${String.fromCharCode(code)}b`;
      expect(JSON.parse(visible(JSON.stringify(text))), code.toString(16)).toBe(text);
      expect(parse(visible(JSON.stringify(text))), code.toString(16)).toBe(text);
    }
  });

  it('stay where names need them: joiners of letters and of emoji, narrow spaces, no-break spaces', () => {
    const names = 'می\u200cخواهم 👩\u200d🚒 1\u202f000\u00a0km';
    expect(visible(names)).toBe(names);
  });

  it('break no line of ours', () => {
    expect(visibleLine('one\ntwo\r\nthree\rfour\tfive')).toBe('one⏎two⏎three\\u000dfour\tfive');
  });
});
