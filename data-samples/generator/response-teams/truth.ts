/** What is planted, and so what a report may say. All rates are those of a division with a team at full strength. */
export const effects = {
  /** Seconds from the call to the first unit: multiplied by this. */
  responseTime: 0.72,
  /** Chance that a household is reported again within a year, without and with a team. */
  repeat: { without: 0.3, with: 0.23 },
  /** Reports of the same violence: officers with a team write one where others would not. Nothing happened more often. */
  recording: 1.3,
  /** Arrests in which the victim is arrested too. */
  dualArrest: { without: 0.06, with: 0.14 },
  /** Eligible calls that the team goes to. */
  dose: 0.38,
  /** Of survivors at high risk who do not decline, those who reach an advocate within 72 hours; 14 in 100 decline. */
  advocate: { without: 0.41, with: 0.66, declined: 0.14 },
} as const;

export const planted = [
  {
    metric: 'response-p90',
    area: '*',
    story: 'a real effect on the slowest calls',
    movement: ['better'],

    note: '28 % faster from call to arrival, half of that on the log scale in the first three months.',
  },
  {
    metric: 'advocate-reached',
    area: '@all',
    story: 'figures that victim services give, already summed',
    movement: ['better'],
    note: 'Of survivors at high risk who did not decline, 41 in 100 were reached within 72 hours before, and 66 with teams.',
  },
  {
    metric: 'domestic-reports',
    area: '*',
    story: 'only the recording changed',
    movement: ['not-comparable', 'changed-up'],
    note: 'Teams write 30 % more reports of the same calls. More reports are neither better nor worse.',
  },
  {
    metric: 'domestic-homicides',
    area: '@all',
    story: 'a rare event',
    movement: ['no-clear-change'],
    note: 'Some eight a year in the whole city, before teams and with them: a quarter cannot tell anything, and five years beside five that nothing moved by much.',
  },
  {
    metric: 'dual-arrests',
    area: '*',
    story: 'a guardrail that worsens, behind a privacy floor',
    movement: ['worse', 'withheld'],
    note: 'The victim is arrested too in 14 of 100 arrests with a team, and in 6 of 100 without: some ten a quarter, which a report may have to hide.',
  },
  {
    metric: 'burglaries',
    area: '*',
    story: 'no effect',
    movement: ['no-clear-change'],
    note: 'The teams do nothing about burglaries.',
  },
  {
    metric: 'partner-communication',
    area: '@all',
    story: 'a partner survey whose wording changed',
    movement: ['not-comparable', 'withheld'],
    note: 'The second wave asks of the last six months.',
  },
] as const;
