import type { ColumnType, KindColumn } from '../spec/index.ts';

type About = Pick<KindColumn, 'about' | 'usual' | 'scale'>;

/** A number of people or things. */
export const notNegative = { min: 0, max: Number.MAX_SAFE_INTEGER } as const;

/** A column that a source may have, and that a record may leave blank. */
export const optional = (name: string, type: ColumnType, about: About): KindColumn => ({
  name,
  type,
  required: false,
  filled: false,
  ...about,
});

/** A column that a source must have, and every record must fill. */
export const filled = (name: string, type: ColumnType, about: About): KindColumn => ({
  ...optional(name, type, about),
  required: true,
  filled: true,
});

/** The place of a record, by the names of the evaluation's areas. */
export const place = (usual: readonly string[]): KindColumn =>
  optional('area', 'text', { about: 'the place that evaluations compare; blank means not located', usual });
