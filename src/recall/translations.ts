import { definitionOf, shownOf, statisticOf, unitOf } from '../interpret/index.ts';
import type { Language, Metric, Pipeline, TranslatedMetric, Translation, Translations } from '../spec/index.ts';
import { wordsIn } from '../words/index.ts';

type Other = Exclude<Language, 'en'>;

/** Declared words, and those that follow from declarations, in the languages of the reports other than English. */
export function translationsOf(pipeline: Pipeline): Translations {
  const languages = new Set(pipeline.reports.map(({ language }) => language));
  const others = [...languages].filter((language): language is Other => language !== 'en');
  return Object.fromEntries(others.map((language) => [language, translationOf(pipeline, language)]));
}

function translationOf(pipeline: Pipeline, language: Other): Translation {
  const own = pipeline.in?.[language];
  const metrics = pipeline.metrics.filter(({ group }) => group === null);
  const texts = metrics.map((metric) => metric.in?.[language]?.texts ?? {});
  return {
    title: own?.title ?? null,
    texts: Object.assign({}, ...texts, own?.texts),
    metrics: Object.fromEntries(metrics.map((metric) => [metric.id, translatedMetric(metric, language)])),
  };
}

function translatedMetric(metric: Metric, language: Other): TranslatedMetric {
  const words = wordsIn(language);
  const own = metric.in?.[language];
  const told: Metric = { ...metric, noun: own?.noun ?? metric.noun };
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
