import type { ComponentChild, JSX } from 'preact';
import { useForeign } from './use-words.ts';

/** A text as it was declared: marked with its language where that is not the document's. */
export function Told({ children }: { readonly children: string }): JSX.Element {
  return <bdi lang={useForeign(children)}>{children}</bdi>;
}

/** The same inside a line of its own. */
export function Said({ children }: { readonly children: string }): ComponentChild {
  const lang = useForeign(children);
  return lang === undefined ? children : <span lang={lang}>{children}</span>;
}
