import type * as en from './en/index.ts';

/** What a language must have: whatever English has, of the same shape. A key that is missing does not compile. */
export interface Words extends AnyText<typeof en> {}

/** The shape of something, with any text in the place of its own. */
type AnyText<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => infer R
    ? (...parameters: P) => AnyText<R>
    : T extends object
      ? { readonly [K in keyof T]: AnyText<T[K]> }
      : T;
