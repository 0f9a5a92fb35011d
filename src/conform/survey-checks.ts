import type { Check, Source, Survey, SurveyItem } from '../spec/index.ts';
import type { Warehouse } from '../store/index.ts';
import { formatCount, spoken } from '../words/index.ts';
import { checkOf } from './checks/check-of.ts';
import { checkComments } from './comment-checks.ts';
import type { LoadedSource } from './load-source.ts';
import { checkMargins } from './margin-checks.ts';
import { countWaves, type Waves, whatToDo } from './survey-waves.ts';

/** Share of refused answers to one question above which a reader should know. */
const usualRefused = 0.01;

/** What must be known of a survey before its answers are compared: who answered, when, how, and in which words they were asked. */
export async function checkSurvey(loaded: LoadedSource, warehouse: Warehouse): Promise<readonly Check[]> {
  const { source } = loaded;
  const { survey } = source;
  if (survey === null) return [];
  const waves = await countWaves(loaded, survey, warehouse);
  return [
    respondentsCheck(source, waves),
    ...responseRate(source, waves),
    ...strangeWaves(source, survey, waves),
    ...survey.items.map((item) => refusedAnswers(loaded, item, waves)),
    ...survey.items.flatMap((item) => wordingChange(source, item, waves)),
    ...modeChanges(source, waves),
    ...frameNote(source, survey, waves),
    ...(await answeredTwice(loaded, warehouse)),
    ...(await checkMargins(loaded, warehouse)),
    ...(await checkComments(loaded, warehouse)),
  ];
}

type Count = Pick<Check, 'source' | 'limit' | 'unit'> & { readonly n: number };
const note = (source: Source, { respondents }: Waves): Count & { readonly severity: 'info' } => ({
  source: source.id,
  limit: null,
  unit: 'rows',
  n: respondents,
  severity: 'info',
});

function respondentsCheck(source: Source, waves: Waves): Check {
  const { respondents, declared } = waves;
  const inWaves = declared.length === 0 ? '' : ` in ${declared.length} ${declared.length === 1 ? 'wave' : 'waves'}`;
  return checkOf({
    ...note(source, waves),
    rule: 'respondents',
    observed: respondents,
    detail: `${formatCount(respondents)} respondents${inWaves}`,
    items: declared.map(({ wave, n }) => ({
      value: wave.wave,
      n,
      hint: `${wave.from} to ${wave.to}${wave.mode === null ? '' : `, ${wave.mode}`}`,
    })),
  });
}

/** Answers of those who were asked, of the wave where fewest answered; more answers than people asked cannot be. */
function responseRate(source: Source, { declared }: Waves): readonly Check[] {
  const rates = declared.flatMap(({ wave, n }) =>
    wave.invited === null ? [] : [{ name: wave.wave, n, invited: wave.invited, rate: n / wave.invited }],
  );
  const beyond = rates.filter(({ rate }) => rate > 1);
  const worst = (beyond.length > 0 ? beyond : rates).toSorted((a, b) => a.rate - b.rate)[0];
  if (!worst) return [];
  return [
    checkOf({
      source: source.id,
      rule: 'response-rate',
      observed: worst.rate,
      limit: 1,
      n: worst.invited,
      unit: 'share',
      severity: 'warn',
      detail: `${formatCount(worst.n)} of the ${formatCount(worst.invited)} people asked in wave ${worst.name} answered`,
      items: rates.map(({ name, n, invited }) => ({ value: name, n, hint: `of ${formatCount(invited)} people asked` })),
    }),
  ];
}

/** Answers of no declared wave, and answers that were given outside the days of their wave. */
function strangeWaves(source: Source, { waves }: Survey, { respondents, declared, strange }: Waves): readonly Check[] {
  if (waves.length === 0) return [];
  const common = { source: source.id, limit: 0, n: respondents, unit: 'rows', severity: 'warn' } as const;
  const names = waves.map(({ wave }) => wave);
  const unknown = strange.reduce((sum, { n }) => sum + n, 0);
  const late = declared.filter(({ outside }) => outside > 0);
  const outside = late.reduce((sum, wave) => sum + wave.outside, 0);
  return [
    checkOf({
      ...common,
      rule: 'unknown-wave',
      observed: unknown,
      detail: `${formatCount(unknown)} of ${formatCount(respondents)} respondents belong to no wave that is declared`,
      items: strange.map(({ value, n }) => ({ value, n, hint: whatToDo(value, source, names) })),
    }),
    checkOf({
      ...common,
      rule: 'outside-wave',
      observed: outside,
      detail: `${formatCount(outside)} of ${formatCount(respondents)} respondents answered before the first or after the last day of their wave`,
      items: late.map(({ wave, outside: n }) => ({ value: wave.wave, n, hint: `${wave.from} to ${wave.to}` })),
    }),
  ];
}

/** Answers that are none: off the scale, not a number, or under the words of another wave. None of them is counted. */
function refusedAnswers({ source, rejects }: LoadedSource, item: SurveyItem, { respondents }: Waves): Check {
  const rules = new Map<string, number>();
  for (const { fate, column, rule, n } of rejects.groups)
    if (fate === 'value' && column === item.name) rules.set(rule, (rules.get(rule) ?? 0) + n);
  const count = [...rules.values()].reduce((sum, n) => sum + n, 0);
  return checkOf({
    source: source.id,
    id: `${source.id}/refused-answers/${item.name}`,
    rule: 'refused-answers',
    observed: respondents === 0 ? 0 : count / respondents,
    limit: usualRefused,
    n: respondents,
    unit: 'share',
    severity: 'warn',
    detail: `${formatCount(count)} of ${formatCount(respondents)} respondents gave "${spoken(item.name)}" an answer that is none on its scale of ${item.scale.min} to ${item.scale.max}`,
    items: [...rules].sort().map(([rule, n]) => ({ value: rule.replaceAll('-', ' '), n, hint: '' })),
  });
}

/** A question in other words is another question: its answers are no series with those before. */
function wordingChange(source: Source, { name, wordings }: SurveyItem, waves: Waves): readonly Check[] {
  if (wordings.length < 2) return [];
  const asked = wordings.map(({ text, waves: names }) => {
    const own = waves.declared.filter(({ wave }) => names?.includes(wave.wave));
    return { text, names: names ?? [], n: own.reduce((sum, { n }) => sum + n, 0) };
  });
  const later = asked.slice(1).reduce((sum, { n }) => sum + n, 0);
  return [
    checkOf({
      ...note(source, waves),
      id: `${source.id}/wording-change/${name}`,
      rule: 'wording-change',
      observed: later,
      detail: `"${spoken(name)}" was asked in ${wordings.length} wordings: answers to one are no series with answers to another`,
      items: asked.map(({ text, names, n }) => ({ value: text, n, hint: `waves ${names.join(', ')}` })),
    }),
  ];
}

/** People answer otherwise when they are asked otherwise. */
function modeChanges(source: Source, waves: Waves): readonly Check[] {
  const inTime = waves.declared.toSorted((a, b) => (a.wave.from < b.wave.from ? -1 : 1));
  return inTime.flatMap(({ wave, n }, index) => {
    const before = inTime[index - 1]?.wave;
    if (!before || before.mode === null || wave.mode === null || before.mode === wave.mode) return [];
    return [
      checkOf({
        ...note(source, waves),
        id: `${source.id}/mode-change/${wave.wave}`,
        rule: 'mode-change',
        observed: n,
        detail: `wave ${wave.wave} was asked by ${wave.mode}, wave ${before.wave} by ${before.mode}`,
      }),
    ];
  });
}

function frameNote(source: Source, { frame }: Survey, waves: Waves): readonly Check[] {
  if (frame !== null) return [];
  return [
    checkOf({
      ...note(source, waves),
      rule: 'no-frame',
      observed: waves.respondents,
      detail: 'no list is declared that people were drawn from: these are the views of those who answered',
    }),
  ];
}

/** One person has one answer in a wave: who has more counts more than others. */
async function answeredTwice({ table, source }: LoadedSource, warehouse: Warehouse): Promise<readonly Check[]> {
  const has = (name: string): boolean => source.columns.some((column) => column.name === name);
  if (!has('respondent') || !has('wave')) return [];
  const counts = await warehouse.countBy(table, ['wave', 'respondent']);
  const named = counts.filter(({ values }) => values[1] !== null);
  const more = named.filter(({ n }) => n > 1).reduce((sum, { n }) => sum + n - 1, 0);
  return [
    checkOf({
      source: source.id,
      rule: 'answered-twice',
      observed: more,
      limit: 0,
      n: named.reduce((sum, { n }) => sum + n, 0),
      unit: 'rows',
      detail: `${formatCount(more)} records are further answers of people who answered in the same wave already`,
    }),
  ];
}
