import type { Words } from '../words/index.ts';
import { baseCss } from './style/base.ts';
import { briefCss } from './style/brief.ts';
import { logicCss } from './style/logic.ts';
import { pageOneCss } from './style/page-one.ts';
import { paletteCss } from './style/palette.ts';
import { printCss } from './style/print.ts';
import { printFullCss } from './style/print-full.ts';
import { sectionsCss } from './style/sections.ts';
import { tablesCss } from './style/tables.ts';

/**
 * The one stylesheet of a report, from the theme.
 *
 * @param footer plain text for the foot of printed pages
 * @param has  logic: a model of how the work leads to results is drawn; full: it is a report in full detail
 */
export function stylesheet(
  footer: string,
  { documentWords }: Words,
  has: { readonly logic?: boolean; readonly full?: boolean } = {},
): string {
  return [
    paletteCss(),
    baseCss(),
    tablesCss(),
    pageOneCss(),
    briefCss(),
    sectionsCss(),
    has.logic ? logicCss() : '',
    printCss(footer, documentWords.page),
    has.full ? printFullCss() : '',
  ]
    .join('\n')
    .replace(/\n\s*/g, '\n')
    .trim();
}
