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
  const text = unbroken(children);
  return lang === undefined ? text : <span lang={lang}>{text}</span>;
}
