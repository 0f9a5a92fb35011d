import { describe, expect, it } from 'vitest';
import { slimSvg } from '../../src/report/svg-slim.ts';

describe('slimSvg', () => {
  it.each([
    [
      'drops groups that say nothing',
      '<svg><g><g transform="translate(0,0)"><text x="1">a</text></g></g></svg>',
      '<svg><text x="1">a</text></svg>',
    ],
    ['drops shapes without a colour', '<svg><path d="M0,0h610v200h-610Z"/></svg>', '<svg/>'],
    [
      'draws dots as circles',
      '<svg><path class="f-ink" transform="translate(10,20.5)" d="M2.9,0A2.9,2.9,0,1,1,-2.9,0A2.9,2.9,0,1,1,2.9,0" stroke-width="2"/></svg>',
      '<svg><circle class="f-ink" cx="10" cy="20.5" r="2.9"/></svg>',
    ],
    [
      'lifts what all marks of a group share',
      '<svg><g transform="translate(3,4)"><text class="f-ink" font-size="11px">a</text><text class="f-ink" font-size="13px">b</text></g></svg>',
      '<svg><g transform="translate(3,4)" class="f-ink"><text font-size="11">a</text><text font-size="13">b</text></g></svg>',
    ],
    [
      'lifts the colour of most, where all colour the same',
      '<svg><g><path class="s-ink" d="M0,0h1"/><path class="s-worse" d="M1,0h1"/><path class="s-ink" d="M2,0h1"/><path class="s-ink" d="M3,0h1"/></g></svg>',
      '<svg><g class="s-ink"><path d="M0,0h1"/><path class="s-worse" d="M1,0h1"/><path d="M2,0h1M3,0h1"/></g></svg>',
    ],
    [
      'leaves colours where some fill and some draw lines',
      '<svg><g><path class="s-ink" d="M0"/><path class="f-ink" d="M1"/><path class="s-ink" d="M2"/></g></svg>',
      '<svg><path class="s-ink" d="M0"/><path class="f-ink" d="M1"/><path class="s-ink" d="M2"/></svg>',
    ],
    [
      'gives words coordinates, and leaves out what the stylesheet says',
      '<svg><text class="f-ink" text-anchor="start" transform="translate(3,4.5)" font-size="12px">a</text><text text-anchor="end" transform="translate(1,2) rotate(45)" font-size="13px">b</text></svg>',
      '<svg><text class="f-ink" x="3" y="4.5">a</text><text text-anchor="end" font-size="13" transform="translate(1,2) rotate(45)">b</text></svg>',
    ],
    [
      'begins every line of a text where the text does',
      '<svg><text transform="translate(-30,4)"><tspan>a</tspan><tspan x="0" dy="16">b</tspan></text></svg>',
      '<svg><text x="-30" y="4"><tspan>a</tspan><tspan x="-30" dy="16">b</tspan></text></svg>',
    ],
    [
      'keeps text as it is, with its references',
      '<svg><title id="t">a &lt; b &quot;c&quot;</title><text>a &amp; b</text></svg>',
      '<svg><title id="t">a &lt; b &quot;c&quot;</title><text>a &amp; b</text></svg>',
    ],
    [
      'keeps what clips',
      '<svg><defs><clipPath id="c"><path d="M0,0h5v5h-5Z"/></clipPath></defs><text>a</text></svg>',
      '<svg><defs><clipPath id="c"><path d="M0,0h5v5h-5Z"/></clipPath></defs><text>a</text></svg>',
    ],
    [
      'draws sloping rules',
      '<svg><line class="s-ink" transform="translate(1,2)" x2="3" y2="4"/></svg>',
      '<svg><path class="s-ink" d="M1,2l3,4"/></svg>',
    ],
    [
      'draws lines by their steps, which never add up to another end',
      '<svg><path class="s-ink" d="M0,10.04L3.333,10.04L6.666,20.06L9.999,0"/></svg>',
      '<svg><path class="s-ink" d="M0,10l3.3,0,3.4,10.1,3.3-20.1"/></svg>',
    ],
    [
      'draws many dots of one size and colour as one',
      `<svg><g>${[1, 2, 3].map((x) => `<path class="f-ink" transform="translate(${x},5)" d="M2,0A2,2,0,1,1,-2,0A2,2,0,1,1,2,0"/>`).join('')}</g></svg>`,
      '<svg><path class="s-ink" stroke-width="4" stroke-linecap="round" d="M1,5h0M2,5h0M3,5h0"/></svg>',
    ],
  ])('%s', (_, svg, slim) => expect(slimSvg(svg)).toBe(slim));
});
