import type { Publication } from '../spec/publication.ts';

declare const passedRedaction: unique symbol;

/** A publication that has passed disclosure control. Only `redact` makes one; renderers and exports accept nothing else. */
export type Disclosed = Publication & { readonly [passedRedaction]: true };
