import type { MethodNote } from './note.ts';

/** How answers to surveys are counted, weighed and compared. */
export const surveyNotes = [
  {
    id: 'answers-to-surveys',
    keys: ['survey-linearised', 'survey-logit', 'survey-difference-t'],
    name: 'Answers to surveys',
    idea: 'Each answer counts by its weight, and chance is worked out from how people were drawn: by stratum and cluster, not as if each had been drawn alone. Areas and groups are parts of the whole sample: those outside add zeros to the variance and are not left out. Waves are drawn one by one.',
    formula:
      'Variance of linearised totals of clusters within strata; t with clusters less strata degrees of freedom; shares and means on the logit scale within the ends of the scale. Change of two samples: the root of the summed squares of the distances from each estimate to its limit (MOVER). Effective number of answers: (sum of weights)² ÷ sum of squared weights; design effect: the variance over that of as many people drawn one by one.',
    reference:
      'Lumley (2010), Complex Surveys, as R survey; Kish (1965), Survey Sampling; Zou & Donner (2008), Statistics in Medicine 27.',
  },
  {
    id: 'answers-weighed-to-known-numbers-of-people',
    keys: ['post-stratified', 'raked'],
    name: 'Answers weighed to known numbers of people',
    idea: 'Where it is known how many people each group has, answers are weighed so that the groups of those who answered stand to each other as in the population. One margin is met at once, several in turn until all hold. What the groups explain of an answer adds no variance. Who is in no known group has no weight; a wave in which nobody answered from a group has no result.',
    formula:
      'New weight = weight × people of the group ÷ sum of the weights in it, margin after margin, until the largest change is below 10⁻¹². Variance of the residuals of the answers from the margins.',
    reference: 'Deming & Stephan (1940), Annals of Mathematical Statistics 11; Deville & Särndal (1992), JASA 87.',
  },
  {
    id: 'strata-with-one-unit',
    keys: ['lonely-strata'],
    name: 'Strata with one unit',
    idea: 'One unit cannot tell how much units differ. Unless declared otherwise, such a stratum adds the distance of its unit from the mean of the whole sample, which errs on the side of a wide range.',
    formula: 'Square of the weighted sum of the unit’s distances from the overall mean.',
    reference: 'Lumley (2010), Complex Surveys, as R survey with lonely.psu = "adjust".',
  },
  {
    id: 'the-same-people-asked-twice',
    keys: ['survey-paired-t', 'mcnemar-exact', 'survey-overlap-t'],
    name: 'The same people asked twice',
    idea: 'Who answered both times is linked by a keyed hash. Where these are at least half of the smaller sample, the change is theirs alone, each weighed as now; where they are fewer, both samples are one in which a person is one unit. A share among people who were drawn and weigh alike rests on those who changed their answer.',
    formula:
      'Mean of the changes ± t × its standard error over the design. Share: with c who changed, Clopper and Pearson limits of the part who changed to yes, p of it = ½ by the binomial; difference = (2p − 1) × c ÷ n.',
    reference: 'McNemar (1947), Psychometrika 12; Kish (1965), Survey Sampling, section 12.4, on samples that overlap.',
  },
] as const satisfies readonly MethodNote[];
