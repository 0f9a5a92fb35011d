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
      '<svg><g transform="translate(3,4)"><text class="f-ink" font-size="12px">a</text><text class="f-ink" font-size="13px">b</text></g></svg>',
      '<svg><g transform="translate(3,4)" class="f-ink"><text font-size="12px">a</text><text font-size="13px">b</text></g></svg>',
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
  ])('%s', (_, svg, slim) => expect(slimSvg(svg)).toBe(slim));
});
