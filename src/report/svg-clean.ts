import { slimSvg } from './svg-slim.ts';
import { palette, type Token } from './theme.ts';

export interface SvgLabels {
  /** The id of the same drawing in another width, whose name and description stand for this one's. */
  readonly like?: string;
  /** Unique in the document, made from content. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

const tokenOf: ReadonlyMap<string, Token> = new Map(
  (Object.keys(palette) as Token[]).map((token) => [palette[token].light, token]),
);

/** Attributes that say nothing, or that the stylesheet says better; `style` would be refused by the page's policy. */
const idle =
  / (?:aria-[a-z]+|role|style|pointer-events|font-family|cursor|xmlns:xlink|version|stroke-miterlimit)="[^"]*"/g;
const opaque = / (?:(?:fill-|stroke-)?opacity="1"|stroke-dasharray="")/g;

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Colours of the theme become classes (a presentation attribute cannot follow a custom property). */
function themed(tag: string): string {
  const classes: string[] = [];
  const bare = tag.replace(
    / (fill|stroke)="(?!none"|transparent"|url\()([^"]*)"/g,
    (whole, property: string, colour: string) => {
      const token = tokenOf.get(colour.toLowerCase());
      if (token === undefined) throw new Error(`chart colour ${colour} is not in the theme (${whole.trim()})`);
      classes.push(`${property === 'fill' ? 'f' : 's'}-${token}`);
      return '';
    },
  );
  if (classes.length === 0) return bare;
  return bare.replace(/^<([a-z]+)/i, `<$1 class="${classes.join(' ')}"`);
}

/** One decimal is a tenth of a pixel; more is noise and bytes. */
function shortNumbers(tag: string): string {
  return tag.replace(/-?\d+\.\d{2,}(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 10) / 10 + 0));
}

/** Ids come from a counter that lives as long as the process: name them anew by order of appearance. */
function renamed(svg: string, id: string): string {
  const ids = [...new Set([...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? ''))];
  return ids.reduce(
    (text, old, index) =>
      text.replaceAll(` id="${old}"`, ` id="${id}-${index}"`).replaceAll(`url(#${old})`, `url(#${id}-${index})`),
    svg,
  );
}

function head(svg: string, labels: SvgLabels): string {
  const viewBox = svg.match(/viewBox="([^"]+)"/)?.[1] ?? '0 0 1 1';
  const name = labels.like ?? labels.id;
  const names = `aria-labelledby="${name}-t ${name}-d"`;
  const said =
    labels.like !== undefined
      ? ''
      : `<title id="${labels.id}-t">${escapeText(labels.title)}</title><desc id="${labels.id}-d">${escapeText(labels.description)}</desc>`;
  return svg.replace(/^<svg[^>]*>/, `<svg class="chart" role="img" ${names} viewBox="${viewBox}">${said}`);
}

/**
 * Vega's SVG made fit for the page: our own name and description, classes for colours, ids from content,
 * no inline style, no marks that draw nothing.
 *
 * @throws {Error} when a colour is not one of the theme's
 */
export function cleanSvg(svg: string, labels: SvgLabels): string {
  const tags = svg
    .replace(/<path class="(?:background|foreground)"[^>]*(?:display="none"|d="M0,0h0v0h0Z")[^>]*\/>/g, '')
    .replace(/<[a-z][^>]*>/gi, (tag) =>
      shortNumbers(
        themed(
          tag
            .replace(/ class="[^"]*"/, '')
            .replace(idle, '')
            .replace(opaque, ''),
        ),
      ),
    );
  const broken = tags.match(/<[^>]*(?:NaN|undefined|Infinity)[^>]*>/);
  if (broken !== null) throw new Error(`draws with a broken number: ${broken[0].slice(0, 120)}`);
  return head(renamed(slimSvg(tags), labels.id), labels);
}

/** Vega's SVG as a file of its own: on white, with colours in it, a name and a description, ids from content. */
export function fileSvg(svg: string, { id, title, description }: SvgLabels): string {
  const said = `<title id="${id}-t">${escapeText(title)}</title><desc id="${id}-d">${escapeText(description)}</desc>`;
  const drawn = renamed(svg, id).replace(/<[a-z][^>]*>/gi, shortNumbers);
  return drawn.replace(
    /^<svg([^>]*)>/,
    `<svg$1 role="img" aria-labelledby="${id}-t ${id}-d">${said}<rect width="100%" height="100%" fill="#ffffff"/>`,
  );
}
