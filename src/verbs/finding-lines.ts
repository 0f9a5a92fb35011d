import { changeText, valueOf } from '../report/quantity.ts';
import { ratioText } from '../report/range-text.ts';
import { saidOf } from '../report/said.ts';
import type { Effect, EstimatedEffect, Finding } from '../spec/index.ts';
import {
  comparabilityWords,
  contributionWords,
  designWords,
  differenceWords,
  english,
  formatDate,
  formatValue,
  movementWords,
  reasonWords,
} from '../words/index.ts';
import { tableLines } from './table-lines.ts';

const header = ['metric', 'now', 'change', 'verdict'] as const;

/** Findings as the terminal shows them: a table, then each by itself with what stands between it and a stronger claim. */
export function findingLines(findings: readonly Finding[]): readonly string[] {
  const rows = findings.map((finding) => [
    titleOf(finding),
    finding.now.status === 'estimated' ? valueOf(finding, finding.now.value, english) : 'not given',
    changeText(finding, finding.changes[finding.changes.primary], english),
    movementWords[finding.movement].label,
  ]);
  return [...tableLines([header, ...rows]), ...findings.flatMap((finding) => ['', ...detailLines(finding)])];
}

const titleOf = ({ title, area, areaTitle }: Finding): string => (area === '*' ? title : `${title} · ${areaTitle}`);

function detailLines(finding: Finding): readonly string[] {
  const { unit, sentence, comparability, looks, grade, gradeReason, caveats } = finding;
  const said = saidOf(finding);
  return [
    `${titleOf(finding)}, ${unit}`,
    `  ${sentence.text}`,
    ...(said === null ? [] : [`  you said  ${said}`]),
    ...comparability.tests.filter(({ breaks }) => breaks).map((test) => `  gate      ${gateText(test)}`),
    ...(looks === null ? [] : [`  verdicts  ${looksText(looks)}`]),
    `  is it us  ${usText(finding)}`,
    ...(grade === null ? [] : [`  data      ${grade}: ${gradeReason.text}`]),
    ...caveats.map(({ text }) => `  note      ${text}`),
  ];
}

/** What was measured of a break, and what it may be. */
export function gateText(test: Finding['comparability']['tests'][number]): string {
  const { rule, arm, moved, limit, names, absorbed, before, source } = test;
  const isCount = before === null || rule === 'agencies';
  const inUnits = rule === 'recorded-called-ratio' ? percent : points;
  const size = isCount ? `${moved}, at most ${limit}` : `moved by ${inUnits(moved)}, at most ${inUnits(limit)}`;
  const below = source === undefined ? '' : `, in "${source}"`;
  const where = arm === 'everywhere' ? '' : `, in ${arm} areas`;
  const told = names.length === 0 ? '' : `: ${names.join(', ')}`;
  return `${comparabilityWords[rule]}${below}${where} (${size})${told}${absorbed ? '; both arms alike' : ''}`;
}

const points = (share: number): string => `${formatValue(share * 100)} points`;
const percent = (share: number): string => `${formatValue(share * 100)} %`;

function looksText({ isLook, look, of, dates }: NonNullable<Finding['looks']>): string {
  if (isLook) return `look ${look} of ${of}`;
  return `between looks: they fall on ${dates.map(formatDate).join(', ')}`;
}

/** What is said of the programme's part in it; of its own work that it is just that. */
export function usText({ effect, contribution, shown }: Finding): string {
  const said = contributionWords[contribution];
  return contribution === 'not-asked' ? said : `${effectText(effect, shown)}: ${said}`;
}

function effectText(effect: Effect, shown: Finding['shown']): string {
  if (effect.status === 'withheld') return `not given: ${reasonWords[effect.reason]}`;
  const { low, high } = effect.adjusted;
  // documents of runs before shares had effects know nothing of it
  if (effect.levels) {
    const ends = { low, high: typeof high === 'number' ? high : null };
    return `${designWords[effect.design]}, ${differenceWords(ends, shown)}`;
  }
  const end = typeof high === 'number' ? formatValue(high) : 'no upper end';
  return `${designWords[effect.design]}, ${scaleText(effect)} (${formatValue(low)} to ${end})`;
}

const scaleText = ({ scale, estimate }: EstimatedEffect): string =>
  scale === 'ratio'
    ? `ratio ${ratioText(estimate, english, formatValue)}`
    : `difference ${typeof estimate === 'number' ? formatValue(estimate) : 'without end'}`;
