import type { Mapping } from './model.ts';

/** A mapping that a source needs beside those that it declares: what is bad in it costs the value, not the record. */
export const plainMapping: Omit<Mapping, 'column' | 'type' | 'how' | 'parts'> = {
  filled: false,
  default: null,
  value: null,
  zone: null,
  ambiguous: 'earlier',
  impossible: 'reject',
  codes: null,
  codesInto: null,
  unmapped: { warn: null, fail: null },
  rename: {},
  trueValues: [],
  falseValues: [],
  missing: [],
  decimal: '.',
  thousands: null,
  pivot: null,
  fiscalStart: null,
  week: null,
  unit: null,
  units: {},
  separator: null,
  values: null,
  scale: null,
  refuse: 'value',
};
