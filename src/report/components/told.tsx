import type { ComponentChild, JSX } from 'preact';
import { unbroken } from '../unbroken.ts';
import { useForeign } from './use-words.ts';

/** A text as it was declared: marked with its language where that is not the document's. */
export function Told({ children }: { readonly children: string }): JSX.Element {
  return <bdi lang={useForeign(children)}>{children}</bdi>;
}

/** The same inside a line of its own. */
export function Said({ children }: { readonly children: string }): ComponentChild {
  const lang = useForeign(children);
  const text = <Unbroken>{children}</Unbroken>;
  return lang === undefined ? text : <span lang={lang}>{text}</span>;
}

/** A period or a date; a browser would break it behind its hyphen. */
const period = /((?:FY)?\d{4}-(?:Q\d|\d\d(?:-\d\d)?)(?![\p{L}\d]))/u;

/** A text whose numbers stand with their units, and whose periods stay whole, in whatever width. */
export function Unbroken({ children }: { readonly children: string }): ComponentChild {
  const parts = unbroken(children).split(period);
  return parts.map((part, place) => (place % 2 === 1 ? <span class="nowrap">{part}</span> : part));
}
