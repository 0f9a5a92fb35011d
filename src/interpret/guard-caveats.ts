import { type Finding, isChosenByNumbers, type Pipeline, type Sentence } from '../spec/index.ts';
import type { Gated as Entry } from './gates.ts';

const caveat = (key: string, params: Sentence['params'] = {}): Sentence => ({ key: `caveat.${key}`, params, text: '' });

/** What the guards say beside a finding: other causes, areas that fall back by themselves, rules made late. */
export function guardCaveats(entry: Entry, pipeline: Pipeline, unclear: Finding['unclear']): readonly Sentence[] {
  return [
    ...worthwhile(entry, unclear),
    ...harm(entry),
    ...concurrent(entry, pipeline),
    ...fallenBack(entry, pipeline),
    ...declaredLate(entry),
    ...absorbed(entry),
    ...missingMonths(entry, pipeline),
  ];
}

function worthwhile({ subject }: Entry, unclear: Finding['unclear']): readonly Sentence[] {
  const { smallestWorthwhile } = subject.metric.decision;
  return unclear === null || smallestWorthwhile === null
    ? []
    : [caveat(unclear, { worthwhile: Math.abs(smallestWorthwhile) })];
}

/**
 * A guardrail that did not worsen may still have: whether harm of the size that would matter is ruled out is told by
 * the interval's end on the side of harm.
 */
function harm({ subject, changes }: Entry): readonly Sentence[] {
  const { role, better, decision } = subject.metric;
  const change = changes[decision.primary];
  const size = decision.smallestWorthwhile;
  if (role !== 'guardrail' || better === 'neutral' || size === null || change.status === 'withheld') return [];
  const { low, high } = change.adjusted;
  const none = change.scale === 'ratio' ? 1 : 0;
  const step = change.scale === 'ratio' ? Math.abs(size) : Math.abs(size * change.value);
  const isOut = better === 'lower' ? typeof high === 'number' && high < none + step : low > none - step;
  const isHarm = better === 'lower' ? low > none : typeof high === 'number' && high < none;
  if (isHarm) return [];
  return [caveat(isOut ? 'harm-ruled-out' : 'harm-not-ruled-out', { worthwhile: Math.abs(size) })];
}

/** Other programmes in these areas, whose time touches the windows of the comparison. */
function concurrent({ subject, now, changes }: Entry, pipeline: Pipeline): readonly Sentence[] {
  if (subject.role !== 'all-program' && subject.role !== 'program' && subject.role !== 'universe') return [];
  const window = changes[subject.metric.decision.primary].window;
  const first = window && window.from < now.from ? window.from : now.from;
  return pipeline.concurrent.flatMap(({ title, from, to, areas }) => {
    if (from > now.to || (to ?? '9999') < first) return [];
    const own = areas === undefined ? null : subject.areas.filter(({ area }) => areas.includes(area));
    if (own !== null && own.length === 0) return [];
    const places = own === null || own.length === subject.areas.length ? 'all' : String(own.length);
    return [caveat('concurrent', { title, from, to: to ?? '', places, of: subject.areas.length })];
  });
}

function fallenBack({ subject, regressionToMean, changes }: Entry, { chosen }: Pipeline): readonly Sentence[] {
  if (!isChosenByNumbers(chosen) || (subject.role !== 'all-program' && subject.role !== 'program')) return [];
  if (regressionToMean === null) return [caveat('high-levels', { reason: chosen.reason })];
  const change = changes.baseline;
  const { kept, baseline, shrunk } = regressionToMean;
  const percent = change.status === 'estimated' && change.percentAllowed && typeof regressionToMean.ratio === 'number';
  return [
    caveat('high-levels-shrunk', {
      reason: chosen.reason,
      kept,
      back: shrunk / baseline - 1,
      ...(percent ? { change: Number(regressionToMean.ratio) - 1 } : {}),
    }),
  ];
}

/** A rule made when the window had already begun may have been made with the results in view. */
function declaredLate({ subject, now }: Entry): readonly Sentence[] {
  const { declared } = subject.metric.decision;
  return declared !== null && declared > now.from ? [caveat('declared-late', { declared })] : [];
}

/** A break that all areas share has been taken out by the design, and is still worth knowing. */
function absorbed({ comparability, effect }: Entry): readonly Sentence[] {
  if (effect.status === 'withheld') return [];
  return comparability.tests
    .filter((test) => test.breaks && test.absorbed)
    .slice(0, 1)
    .map(({ reason }) => caveat('absorbed', { reason }));
}

/** What to do about an effect that is withheld for months of which nothing came. */
function missingMonths({ broken, subject }: Entry, { sources }: Pipeline): readonly Sentence[] {
  if (broken?.reason !== 'months-missing') return [];
  const { arm, moved, names } = broken;
  const source = broken.source ?? subject.metric.source;
  // where coverage has a limit of its own, it is the check that silence fails
  const checks = sources.find(({ id }) => id === source)?.checks ?? [];
  const rule = checks.some((own) => own.rule === 'coverage') ? 'coverage' : 'silent-months';
  return [
    caveat('effect-months', {
      arm,
      months: moved,
      names: names.join(', '),
      check: `${source}/${rule}`,
    }),
  ];
}
