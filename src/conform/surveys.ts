import type { KindColumn, SourceKind } from '../spec/index.ts';
import { optional, place } from './kind-columns.ts';

/**
 * How many people a respondent stands for. In a survey with weights, an answer without one stands for nobody: the
 * record is rejected, and so is one whose weight is not above 0.
 */
const weight: KindColumn = {
  ...optional('weight', 'decimal', {
    about: 'how many people the respondent stands for; above 0',
    usual: ['weight', 'wt', 'wgt', 'finalwt', 'final_weight', 'weightvec'],
  }),
  filled: true,
  scale: { min: Number.MIN_VALUE, max: Number.MAX_VALUE },
};

/**
 * A row is a respondent. The questions are declared as items beside the columns. Answers are stored as they were
 * given: what is turned round is turned round where items are put together.
 */
export const surveys: SourceKind = {
  name: 'surveys',
  about: 'a respondent of a survey',
  when: 'completed_at',
  area: 'area',
  flags: true,
  part: 'surveys',
  oneOf: [['wave', 'completed_at']],
  columns: [
    optional('wave', 'text', {
      about: 'the wave that asked, by its name under waves:',
      usual: ['wave', 'round', 'survey_year', 'year', 'survey_wave'],
    }),
    optional('completed_at', 'timestamp', {
      about: 'when it was answered, local time; without it, the first day of the wave',
      usual: [
        'completed_at',
        'completed',
        'date_completed',
        'end_date',
        'enddate',
        'submitted',
        'timestamp',
        'recordeddate',
        'date',
      ],
    }),
    optional('respondent', 'pseudonym', {
      about: 'who answered, where several waves ask the same people: kept as a keyed hash',
      usual: [
        'respondent',
        'respondent_id',
        'responseid',
        'response_id',
        'combined_id',
        'panel_id',
        'participant_id',
        'person_id',
      ],
    }),
    place(['area', 'neighborhood', 'ward', 'precinct', 'district', 'community', 'zip']),
    optional('group', 'text', {
      about: 'any other group that answers are told apart or weighed by',
      usual: ['group'],
    }),
    optional('age', 'text', { about: 'the age group of the respondent', usual: ['age', 'age_group', 'agegroup'] }),
    optional('gender', 'text', { about: 'the gender', usual: ['gender', 'sex', 'what.is.your.gender'] }),
    optional('race', 'text', { about: 'race or ethnicity', usual: ['race', 'ethnicity', 'race_ethnicity'] }),
    optional('education', 'text', { about: 'the highest schooling', usual: ['education', 'educ', 'schooling'] }),
    optional('tenure', 'text', { about: 'whether the home is owned or rented', usual: ['tenure', 'own_or_rent'] }),
    weight,
    optional('stratum', 'text', {
      about: 'the part of the list that people were drawn from',
      usual: ['stratum', 'strata', 'vstrat'],
    }),
    optional('cluster', 'text', {
      about: 'the block or household that people were drawn with',
      usual: ['cluster', 'psu', 'vpsu', 'household'],
    }),
  ],
};
