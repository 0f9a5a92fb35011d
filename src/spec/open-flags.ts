import type { Mapping } from './model.ts';

/**
 * A flag without values for no: every other text means no. Which ones those are is stored beside it, to be told: no
 * declared column can have that name.
 */
export const isOpenFlag = ({ type, how, falseValues }: Pick<Mapping, 'type' | 'how' | 'falseValues'>): boolean =>
  type === 'flag' && how !== 'constant' && falseValues.length === 0;
export const otherColumn = (flag: string): string => `_other_${flag}`;
