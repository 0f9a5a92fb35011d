import { definitionOf, shownOf, statisticOf, unitOf } from '../interpret/index.ts';
import type { Area, Language, Metric, Pipeline, TranslatedMetric, Translation, Translations } from '../spec/index.ts';
import { wordsIn } from '../words/index.ts';

type Other = Exclude<Language, 'en'>;

/** Declared words, and those that follow from declarations, in the languages of the reports other than English. */
export function translationsOf(pipeline: Pipeline, areas: readonly Area[]): Translations {
  const languages = new Set(pipeline.reports.map(({ language }) => language));
  const others = [...languages].filter((language): language is Other => language !== 'en');
  return Object.fromEntries(others.map((language) => [language, translationOf(pipeline, areas, language)]));
}

function translationOf(pipeline: Pipeline, areas: readonly Area[], language: Other): Translation {
  const own = pipeline.in?.[language];
  const metrics = pipeline.metrics.filter(({ group }) => group === null);
  const texts = metrics.map((metric) => metric.in?.[language]?.texts ?? {});
  return {
    title: own?.title ?? null,
    texts: Object.assign({}, areaTitlesIn(pipeline, areas, own?.texts), ...texts, own?.texts),
    metrics: Object.fromEntries(metrics.map((metric) => [metric.id, translatedMetric(metric, language, own?.texts)])),
  };
}

type Texts = Readonly<Record<string, string>>;

/** Where it is declared what areas are called in the language, how each of them is. */
function areaTitlesIn({ areas: { called } }: Pipeline, areas: readonly Area[], texts: Texts = {}): Texts {
  const other = called && texts[called];
  if (!other) return {};
  return Object.fromEntries(
    areas
      .filter(({ area, title }) => title === `${called} ${area}`)
      .map(({ area, title }) => [title, `${other} ${area}`]),
  );
}

/**
 * What a measure is held against, its unit, and what it is shared among or taken from, as readers name them. What records
 * are chosen by stays as the data write it.
 */
function measureIn(measure: unknown, texts: Texts): unknown {
  if (Array.isArray(measure)) return measure.map((one) => measureIn(one, texts));
  if (typeof measure !== 'object' || measure === null) return measure;
  const told = (text: string): string => texts[text] ?? text;
  const isMean = 'kind' in measure && measure.kind === 'mean';
  const entries = Object.entries(measure).map(([key, value]): readonly [string, unknown] => {
    const isWorded = ['unit', 'over', 'one', 'many'].includes(key) || (isMean && key === 'of');
    if (isWorded && typeof value === 'string') return [key, told(value)];
    return [key, key === 'where' ? value : measureIn(value, texts)];
  });
  return Object.fromEntries(entries);
}

function translatedMetric(metric: Metric, language: Other, shared: Texts = {}): TranslatedMetric {
  const words = wordsIn(language);
  const own = metric.in?.[language];
  const measure = measureIn(metric.measure, { ...own?.texts, ...shared }) as Metric['measure'];
  const told: Metric = { ...metric, measure, title: own?.title ?? metric.title, noun: own?.noun ?? metric.noun };
  return {
    title: own?.title ?? null,
    why: own?.why ?? null,
    noun: own?.noun ?? null,
    unit: unitOf(told, words),
    shown: shownOf(told, words),
    what: statisticOf(told, words),
    definition: definitionOf(told, words),
  };
}
