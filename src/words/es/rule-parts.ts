import type { Finding } from '../../spec/findings.ts';
import type { Params } from '../params.ts';
import { comparisonWords, directionWords } from './labels.ts';
import { formatDate, formatDecimal, formatList } from './numbers.ts';

/** A part of a rule that was declared beforehand, and how its value is written. */
interface RulePart {
  readonly name: string;
  readonly write: (value: string) => string;
}

const itself = (value: string): string => value;
const percent = (value: string): string => `${formatDecimal(Number(value) * 100, 2).replace(/\.?0+$/, '')} %`;

const ruleParts: Readonly<Record<string, RulePart>> = {
  definition: { name: 'lo que se cuenta', write: itself },
  direction: { name: 'qué dirección es buena', write: (value) => directionWords[value as Finding['better']] },
  alpha: { name: 'qué tan fuerte debe ser un resultado', write: percent },
  worthwhile: { name: 'qué cambio es valioso', write: percent },
  family: { name: 'con qué se juzga en conjunto', write: itself },
  date: { name: 'el día en que se declaró', write: formatDate },
  primary: {
    name: 'con qué se compara primero',
    write: (value) => comparisonWords[value as Finding['changes']['primary']].replace('frente a ', ''),
  },
  baseline: { name: 'la línea de base', write: itself },
  target: { name: 'la meta', write: itself },
  commitments: { name: 'lo que la junta dijo que hará', write: itself },
  looks: { name: 'las fechas de los veredictos', write: itself },
};

/** Which parts of a rule are other ones, as far as reports repeat them, and what they were. */
export function rulePartsText({ parts = '', was = '[]', is = '[]' }: Params): string {
  const names = String(parts).split(',').filter(Boolean);
  const [before, now] = [was, is].map((values) => JSON.parse(String(values)) as readonly (string | null)[]);
  if (names.length === 0) return '';
  return `: ${formatList(names.map((part, place) => `${nameOf(part)}${edit(part, before?.[place], now?.[place])}`))}`;
}

const nameOf = (part: string): string => ruleParts[part]?.name ?? part;

/** What it was and is, where both can be written in a few words. */
function edit(part: string, was: string | null | undefined, is: string | null | undefined): string {
  const write = ruleParts[part]?.write;
  if (write === undefined || was === undefined || is === undefined || (was === null && is === null)) return '';
  const written = (value: string | null): string => (value === null ? 'sin declarar' : write(value));
  return ` (era ${written(was)}, es ${written(is)})`;
}
