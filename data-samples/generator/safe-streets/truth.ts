/** What is planted beside the crimes, and so what a report may say of the coalition's own work. */
export const shares = {
  mediationsPerMonth: 3.2,
  /** Mediations that still held when somebody asked again after 90 days: the same all along. */
  mediationsHolding: 0.82,
  /** Referrals that somebody agreed to, with a first service within 30 days: case workers came in 2024. */
  referralsCompleted: { before: 0.52, after: 0.74 },
  /** Open weeks with four of five posts filled: people left from October 2023 on. */
  staffed: { before: 0.9, after: 0.72 },
  /** Of the state's grant, spent of that awarded. */
  spent: { before: 0.92, after: 0.78 },
} as const;

/** One dispatch centre for the whole county: the most urgent calls are answered quicker, everywhere. */
export const dispatchMoved = { from: '2023-10', ratio: 0.78 } as const;

/** Officers stop people as before; on the new form they also write down stops that end without a search. */
export const stopForm = { from: '2024-01', before: 0.55, after: 0.95 } as const;

/** Shares of the answers 1 to 5 by wave, in neighbourhoods with a site and elsewhere. */
export const asked = {
  safe: {
    2020: { site: [18, 25, 25, 22, 10], elsewhere: [9, 16, 26, 32, 17] },
    2025: { site: [9, 16, 25, 33, 17], elsewhere: [9, 16, 26, 32, 17] },
  },
  trust: {
    2020: { site: [19, 22, 25, 23, 11], elsewhere: [12, 18, 26, 29, 15] },
    2025: { site: [19, 22, 25, 23, 11], elsewhere: [12, 18, 26, 29, 15] },
  },
  report: {
    2020: { site: [14, 20, 24, 27, 15], elsewhere: [9, 15, 22, 32, 22] },
    2025: { site: [8, 13, 20, 35, 24], elsewhere: [6, 10, 18, 37, 29] },
  },
} as const;

/** Shares of the answers 1 to 5 to three statements each of four scales. */
export const partnersAsked = {
  communication: { 2022: [14, 26, 30, 22, 8], 2025: [4, 10, 24, 40, 22] },
  trust: { 2022: [8, 17, 30, 31, 14], 2025: [8, 17, 30, 31, 14] },
  vision: { 2022: [6, 14, 28, 34, 18], 2025: [6, 14, 28, 34, 18] },
  leadership: { 2022: [7, 15, 27, 33, 18], 2025: [7, 15, 27, 33, 18] },
} as const;

/** For every further metric: what it tells of, which verdicts say so, and why another would not. */
export const planted = [
  {
    metric: 'stops',
    area: '*',
    story: 'only the recording changed',
    movement: ['not-comparable'],
    note: 'From 2024 on a new form counts 95 of 100 stops in place of 55. Nobody was stopped more often.',
  },
  {
    metric: 'uses-of-force',
    area: '*',
    story: 'a guardrail that stayed, where events are few',
    movement: ['no-clear-change', 'too-few'],
    contribution: ['not-shown', 'depends-on-comparison', 'placebo-failed', 'no-design'],
    note: 'As often where sites work as elsewhere, before and since.',
  },
  {
    metric: 'safe-at-night',
    area: '*',
    story: 'a survey that moved where sites work',
    movement: ['better'],
    note: 'From 32 to 50 in a hundred in neighbourhoods with a site.',
  },
  {
    metric: 'safe-at-night',
    area: '@comparison',
    story: 'the same survey elsewhere',
    movement: ['no-clear-change'],
    note: 'Elsewhere 49 in a hundred both times.',
  },
  {
    metric: 'trust-in-police',
    area: '*',
    story: 'a survey that did not move',
    movement: ['no-clear-change'],
    note: 'In neighbourhoods with a site 34 in a hundred both times.',
  },
  {
    metric: 'would-report',
    area: '*',
    story: 'a survey with changed wording',
    movement: ['not-comparable'],
    note: 'From 42 to 59 in a hundred, but the second time people were asked whether they would tell the police without giving a name.',
  },
  {
    metric: 'site-fidelity',
    area: '*',
    story: 'the work itself became thinner',
    movement: ['worse'],
    contribution: ['not-asked'],
    note: 'Open weeks with their posts filled fell from 90 to 72 in a hundred when people left in October 2023.',
  },
  {
    metric: 'mediations-per-site-week',
    area: '*',
    story: 'the work goes on as before',
    movement: ['no-clear-change'],
    contribution: ['not-asked'],
    note: 'Three or so a month at every site while it is open, all along.',
  },
  {
    metric: 'mediations-holding',
    area: '*',
    story: 'quality that stayed',
    movement: ['no-clear-change'],
    contribution: ['not-asked'],
    note: 'Of those asked about again, 82 in a hundred hold, all along.',
  },
  {
    metric: 'referrals-completed',
    area: '*',
    story: 'help that comes sooner',
    movement: ['better'],
    contribution: ['not-asked'],
    note: 'A first service within 30 days for 52 in a hundred until 2023, and for 74 since.',
  },
  {
    metric: 'response-p90',
    area: '@all',
    group: 'Priority 1',
    story: 'a change that was not the programme’s',
    movement: ['better'],
    contribution: ['no-design'],
    note: 'One dispatch centre since October 2023: the most urgent calls are answered in 78 of 100 of the time.',
  },
  {
    metric: 'response-p90',
    area: '@all',
    group: 'Priority 3',
    story: 'calls that nothing was done about',
    movement: ['no-clear-change'],
    note: 'The least urgent calls wait as long as before.',
  },
  {
    metric: 'no-arrival',
    area: '@all',
    story: 'a guardrail that stayed',
    movement: ['no-clear-change'],
    note: 'Three calls in a hundred, all along.',
  },
  {
    metric: 'events-held',
    area: '@all',
    story: 'a partner stops reporting',
    movement: ['not-comparable'],
    note: 'Tidewater Youth Works sends no list after September 2023: the fall that shows is not all real.',
  },
  {
    metric: 'partner-communication',
    area: '@all',
    story: 'a partner survey that moved',
    movement: ['better'],
    note: 'Partners hear of things in time: the mean of five answers goes from 2.8 to 3.7.',
  },
  {
    metric: 'partner-trust',
    area: '@all',
    story: 'partners who trust each other as before',
    movement: ['no-clear-change'],
    note: 'The same answers in both waves.',
  },
  {
    metric: 'partner-vision',
    area: '@all',
    story: 'partners who want the same as before',
    movement: ['no-clear-change'],
    note: 'The same answers in both waves.',
  },
  {
    metric: 'partner-leadership',
    area: '@all',
    story: 'partners who are led as before',
    movement: ['no-clear-change'],
    note: 'The same answers in both waves.',
  },
  {
    metric: 'meeting-attendance',
    area: '@all',
    story: 'a member that no longer comes',
    movement: ['no-clear-change', 'worse'],
    note: 'One of nine members stays away after September 2023: a head or two fewer at a meeting, and meetings scatter more.',
  },
  ...(
    [
      ['working-together', 'who works with whom'],
      ['trained-together', 'who trains with whom'],
      ['training-hours', 'a training a quarter'],
      ['contributions-shared', 'who gives how much'],
      ['delivered-of-committed', 'a member that gives nothing any more'],
      ['spent-of-awarded', 'a grant that is spent slower'],
      ['cost-per-site-week', 'what an open week costs'],
      ['reach-of-need', 'money by need'],
    ] as const
  ).map(([metric, story]) => ({
    metric,
    area: '@all',
    story,
    movement: ['withheld'],
    note: 'All of it is counted, so that the figures are told, and chance has no part in them.',
  })),
] as const;
