import type { Disclosed } from '../../redact/disclosed.ts';
import type { Document } from '../../spec/publication.ts';
import { dictionaryCsv } from './dictionary.ts';
import { findingsCsv } from './findings-csv.ts';
import { findingsJson } from './findings-json.ts';
import { junitXml } from './junit-xml.ts';
import { summaryMd } from './summary-md.ts';

export type Export = (disclosed: Disclosed) => readonly Document[];

/** Every file that a run writes beside its reports, in the order of writing. */
export const exportsOf: readonly Export[] = [findingsJson, findingsCsv, dictionaryCsv, summaryMd, junitXml];
