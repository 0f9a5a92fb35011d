import type { Words } from '../words/index.ts';
import { baseCss } from './style/base.ts';
import { briefCss } from './style/brief.ts';
import { logicCss } from './style/logic.ts';
import { pageOneCss } from './style/page-one.ts';
import { paletteCss } from './style/palette.ts';
import { printCss } from './style/print.ts';
import { sectionsCss } from './style/sections.ts';
import { tablesCss } from './style/tables.ts';

/**
 * The one stylesheet of a report, from the theme.
 *
 * @param footer plain text for the foot of printed pages
 * @param hasLogic  the report has a logic model to draw
 */
export function stylesheet(footer: string, { documentWords }: Words, hasLogic = false): string {
  return [
    paletteCss(),
    baseCss(),
    tablesCss(),
    pageOneCss(),
    briefCss(),
    sectionsCss(),
    hasLogic ? logicCss() : '',
    printCss(footer, documentWords.page),
  ]
    .join('\n')
    .replace(/\n\s*/g, '\n')
    .trim();
}
