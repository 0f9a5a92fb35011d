import type { Disclosed } from '../redact/disclosed.ts';
import type { Change, EstimatedEffect, Finding, Findings, Level, Logic, Sentence } from '../spec/findings.ts';
import type { TranslatedMetric, Translation } from '../spec/publication.ts';
import type { Language } from '../spec/report.ts';
import { type Words, wordsIn } from '../words/index.ts';
import { boardIn, decisionIn } from './board-in-language.ts';
import { distributionIn, gapIn, testsIn } from './compared-in-language.ts';
import { retold, type Telling } from './retell.ts';
import { surveyIn } from './survey-in-language.ts';

/** A publication in the language of a report. */
export interface InLanguage {
  readonly publication: Disclosed;
  readonly words: Words;
  /** Texts that stay in English, for nobody declared them in this language: they are marked as such. */
  readonly untranslated: ReadonlySet<string>;
}

/** The question that the mark of a new wording quotes. */
const reworded = /(?<=^New wording: “).+(?=”$)/;

const nothing: Translation = { title: null, texts: {}, metrics: {} };

/** What a publication says, in another language: sentences from their keys, declared words by their translations. */
export function inLanguage(publication: Disclosed, language: Language): InLanguage {
  const words = wordsIn(language);
  if (language === 'en') return { publication, words, untranslated: new Set() };
  const translation = publication.translations?.[language] ?? nothing;
  const untranslated = new Set<string>();
  const told = (text: string): string => {
    const found = translation.texts[text] ?? words.fromEnglish(text);
    if (found === null && text !== '') untranslated.add(text);
    return found ?? text;
  };
  const telling: Telling = { words, translation, told };
  return {
    publication: {
      ...publication,
      findings: findingsIn(publication.findings, telling),
      methods: methodsIn(publication.methods, telling),
    },
    words,
    untranslated,
  };
}

function findingsIn(findings: Findings, telling: Telling): Findings {
  const { told, translation } = telling;
  const { run } = findings;
  const sentence = (one: Sentence): Sentence => retold(one, telling, String(one.params.metric ?? ''));
  return {
    ...findings,
    run: {
      ...run,
      title: translation.title ?? told(run.title),
      asOfLabel: told(run.asOfLabel),
      sinceLast: run.sinceLast.map(sentence),
    },
    checks: findings.checks.map((check) => ({
      ...check,
      detail: told(check.detail),
      // what was found is a value of the data, or a question that is declared
      items: check.items.map((item) => ({
        ...item,
        value: translation.texts[item.value] ?? item.value,
        hint: told(item.hint),
      })),
      waiver: check.waiver && { ...check.waiver, reason: told(check.waiver.reason) },
    })),
    coverage: findings.coverage.map((source) => ({ ...source, title: told(source.title) })),
    events: findings.events.map((event) => ({ ...event, label: told(event.label.replace(reworded, told)) })),
    findings: findings.findings.map((finding) => findingIn(finding, telling)),
    ...(findings.logic === undefined ? {} : { logic: logicIn(findings.logic, told) }),
    warnings: findings.warnings.map(sentence),
    ...(findings.board ? { board: boardIn(findings.board, telling) } : {}),
  };
}

const logicIn = (logic: Logic, told: Told): Logic => ({
  ...logic,
  paths: logic.paths.map((path) => ({ ...path, activity: told(path.activity), because: told(path.because) })),
});

function methodsIn(methods: Disclosed['methods'], { told }: Telling): Disclosed['methods'] {
  const { privacy } = methods;
  return {
    ...methods,
    sources: methods.sources.map((source) => ({
      ...source,
      title: told(source.title),
      kindTitle: told(source.kind),
      origin: told(source.origin),
      licence: source.licence,
    })),
    privacy: {
      ...privacy,
      publicRecord: told(privacy.publicRecord),
      ...(privacy.namePartners === undefined ? {} : { namePartners: told(privacy.namePartners) }),
    },
  };
}

const wholes: readonly Finding['areaRole'][] = ['all-program', 'universe', 'all-comparison', 'all-buffer'];

function findingIn(finding: Finding, telling: Telling): Finding {
  const { words, told, translation } = telling;
  const own: TranslatedMetric | undefined = translation.metrics[finding.metric];
  const { areaRole, areaTitle, changes, comparability, target, decision, definitionLog } = finding;
  const sentence = (one: Sentence): Sentence => retold(one, telling, finding.metric);
  const change = (one: Change): Change => changeIn(one, told);
  const area: Told = (name) => translation.texts[name] ?? name;
  return {
    ...finding,
    title: own?.title ?? told(finding.title),
    why: own?.why ?? told(finding.why),
    noun: own?.noun ?? finding.noun,
    unit: own?.unit ?? finding.unit,
    shown: own?.shown ?? finding.shown,
    definition: own?.definition ?? told(finding.definition),
    group: finding.group && told(finding.group),
    areaTitle: wholes.includes(areaRole) ? words.areaRoleWords[areaRole] : area(areaTitle),
    owner: told(finding.owner),
    definitionLog: {
      ...definitionLog,
      changes: definitionLog.changes.map((one) => ({ ...one, what: told(one.what), why: told(one.why) })),
    },
    now: levelIn(finding.now, told),
    also: finding.also.map((level) => levelIn(level, told)),
    changes: {
      ...changes,
      baseline: change(changes.baseline),
      sameSeason: change(changes.sameSeason),
      previous: change(changes.previous),
    },
    effect:
      finding.effect.status === 'withheld'
        ? finding.effect
        : effectIn(finding.effect, { unit: unitIn(finding, telling), area, told }),
    comparability: { ...comparability, tests: testsIn(comparability.tests, told) },
    gap: gapIn(finding.gap, told),
    ...(finding.distribution ? { distribution: distributionIn(finding.distribution, told) } : {}),
    target: target && { ...target, setBy: told(target.setBy) },
    decision: decision && decisionIn(decision, told),
    survey: finding.survey && surveyIn(finding.survey, telling),
    sentence: sentence(finding.sentence),
    gradeReason: sentence(finding.gradeReason),
    caveats: finding.caveats.map(sentence),
  };
}

type Told = Telling['told'];

const levelIn = (level: Level, told: Told): Level => ({ ...level, label: told(level.label) });

function changeIn(change: Change, told: Told): Change {
  if (change.window === null) return change;
  const { label, reason } = change.window;
  return { ...change, window: { ...change.window, label: told(label), reason: told(reason) } } as Change;
}

/** A unit that is made of what is counted. */
function unitIn({ metric, noun, unit: own }: Finding, { translation, told }: Telling): Told {
  const known = translation.metrics[metric];
  return (unit) => (unit === own && known ? known.unit : told(unit.replace(noun.many, known?.noun?.many ?? noun.many)));
}

interface EffectTelling {
  readonly unit: Told;
  /** An area's name, which stays as it is where no other is declared. */
  readonly area: Told;
  readonly told: Told;
}

/** Other choices and opinions by how they were made. */
function effectIn(effect: EstimatedEffect, { unit, area, told }: EffectTelling): EstimatedEffect {
  return {
    ...effect,
    sensitivity: effect.sensitivity.map((one) =>
      one.kind === 'method'
        ? one
        : { ...one, choice: one.kind === 'without-area' ? area(one.choice) : told(one.choice) },
    ),
    opinions: effect.opinions.map((one) => ({
      ...one,
      variant: told(one.variant),
      ...(one.status === 'estimated' ? { unit: unit(one.unit) } : {}),
    })) as EstimatedEffect['opinions'],
  };
}
