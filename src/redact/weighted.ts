import type { Finding, MetricRecords } from '../spec/index.ts';
import { asksPartOf } from './asked-parts.ts';
import { placesInSteps, type Spread, valuesInSteps, withoutDerived } from './in-weight-steps.ts';
import { placesByMetric } from './metric-table.ts';
import { timesOf } from './told-answers.ts';
import { type Spreads, spreadsOf } from './weight-spread.ts';
import type { Days } from './weight-step.ts';
import { type Part, type Scene, sceneOf } from './weighted-scene.ts';

/**
 * Weighted answers as they may be told. Of areas together it is told how many people answered so, and what their answers weigh:
 * whoever knows what each answer weighs has two sums of the same hidden numbers. Where a hidden number would follow, what is
 * weighted is told in steps that leave as much open as numbers of answers do by themselves.
 *
 * @param whole  all findings, before anything was hidden
 * @param shown  the same in the same order, as far as they may be shown
 */
export function protectWeighted(
  whole: readonly Finding[],
  shown: readonly Finding[],
  rules: Rules,
): readonly Finding[] {
  const findings = [...shown];
  for (const scene of scenesOf(whole, shown, rules)) {
    const steps = stepsIn(scene);
    const isRounded = steps.some(({ spreads, part }) => isAnywhere(spreads.values, timesOf(part.finding)));
    for (const { part, spreads } of steps) {
      const told = inSteps(part.finding, scene, spreads);
      // an effect is made of values of others as well
      findings[part.place] = isRounded ? withoutDerived(told) : told;
    }
  }
  return findings.map(withoutTally);
}

interface Rules {
  readonly minimumOf: (metric: string) => number;
  /** Whom metrics ask: some of the people of others. */
  readonly records: readonly MetricRecords[];
}

/** Metric by metric, those of weighted answers. */
export function scenesOf(
  whole: readonly Finding[],
  shown: readonly Finding[],
  { minimumOf, records }: Rules,
): readonly Scene[] {
  const places = placesByMetric(whole);
  const askingIn = (metric: string): Partial<MetricRecords> => records.find((own) => own.metric === metric) ?? {};
  return [...places].flatMap(([metric, own]) => {
    const some = records.filter((part) => asksPartOf(part, askingIn(metric)));
    const ofSome = some.flatMap((part) => places.get(part.metric) ?? []);
    return sceneOf(metric, { whole, shown }, { own, ofSome, minimum: minimumOf(metric) }) ?? [];
  });
}

/**
 * How far hidden answers differ in weight, number by number. What groups are told to have answered gives that of everybody, and
 * is told as that would be if no group were hidden.
 */
export function stepsIn(scene: Scene): readonly { readonly part: Part; readonly spreads: Spreads }[] {
  const own = scene.parts.filter(({ finding }) => finding.metric === scene.metric);
  const ungrouped = { ...scene, parts: scene.parts.filter(({ finding }) => finding.group === null) };
  const isGrouped = ungrouped.parts.length < scene.parts.length;
  return own
    .filter(({ isOfSome }) => !isOfSome)
    .flatMap((sum) => {
      const groups = own.filter((part) => part.isOfSome && part.finding.area === sum.finding.area);
      const spreads = isGrouped ? spreadsOf(sum, ungrouped) : null;
      return [
        { part: sum, spreads: spreadsOf(sum, scene) },
        ...(spreads ? groups.map((part) => ({ part, spreads })) : []),
      ];
    });
}

const isAnywhere = (spreadIn: Spread, times: readonly Days[]): boolean =>
  times.map(spreadIn).some(({ spread, heaviest }) => spread > 0 || heaviest > 0);

function inSteps(finding: Finding, { minimum, survey: { scale } }: Scene, { values, places }: Spreads): Finding {
  const isPlaced = isAnywhere(places, finding.survey?.answers ?? []);
  const placed = isPlaced ? placesInSteps(finding, { minimum, spread: places, scale }) : finding;
  const isValued = isAnywhere(values, timesOf(finding));
  return isValued ? valuesInSteps(placed, { minimum, spread: values, scale }) : placed;
}

function withoutTally(finding: Finding): Finding {
  if (finding.survey?.tally === undefined) return finding;
  const { tally: _, ...survey } = finding.survey;
  return { ...finding, survey };
}
