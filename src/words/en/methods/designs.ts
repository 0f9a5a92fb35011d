import type { MethodNote } from './note.ts';

/** How a change is put down to the programme: the designs of the ladder, strongest first. */
export const designNotes = [
  {
    id: 'areas-that-joined-one-after-the-other',
    keys: ['staggered-adoption', 'jackknife-t', 'randomisation', 'like-level-comparison'],
    name: 'Areas that joined one after the other',
    idea: 'What would have happened without the programme is learnt from areas and times that did not have it: each area’s own level, and what each period brought to all. The effect is what was counted against that.',
    formula:
      'Poisson model with area and period effects on untreated cells alone; effect = sum of observed ÷ sum of expected − 1. Interval: log ratio ± t (areas of the smaller arm − 1) × the spread when areas are left out one at a time, within programme and comparison areas. With fewer than 5 programme or 7 comparison areas: by redrawing which areas had the programme. Shares and means: least squares weighed by records in place of the Poisson model, and the mean difference of observed and expected over the records.',
    reference:
      'Borusyak, Jaravel & Spiess (2024), Review of Economic Studies 91; Wooldridge (2023), Econometrics Journal 26.',
  },
  {
    id: 'groups-of-areas-by-year',
    keys: ['group-time-effects', 'influence-function'],
    name: 'Groups of areas by year',
    idea: 'A second opinion: each group that joined in one year against areas that had not joined, from the year before it joined on. It assumes that levels would have moved by the same amounts.',
    formula:
      'ATT(g, t) = change of the group since g − 1, less that of the comparison areas; averaged over groups and years.',
    reference: 'Callaway & Sant’Anna (2021), Journal of Econometrics 225. As R did.',
  },
  {
    id: 'change-here-against-change-there',
    keys: ['difference-in-differences', 'poisson-areas-and-periods', 'cr2-satterthwaite'],
    name: 'Change here against change there',
    idea: 'Where all areas began at one time: the ratio of the change in programme areas to that in comparison areas.',
    formula:
      'Poisson model with area and period effects and one effect of the programme. Interval: log ratio ± t (areas of the smaller arm − 1) × the spread when areas are left out one at a time, or by redrawing which areas had the programme where there are few. Errors by area with CR2 and Satterthwaite’s degrees of freedom are a second opinion only.',
    reference:
      'MacKinnon, Nielsen & Webb (2023), Journal of Applied Econometrics 38; Bell & McCaffrey (2002); Pustejovsky & Tipton (2018), JBES 36; MacKinnon & Webb (2018), Econometrics Journal 21.',
  },
  {
    id: 'a-mix-of-comparison-areas',
    keys: ['synthetic-control', 'ridge-augmented-synthetic-control', 'placebo-ranks'],
    name: 'A mix of comparison areas',
    idea: 'For few programme areas: the mix of comparison areas that followed them best before the start stands for what would have happened. The same is done for each comparison area, to see how often chance does as well. It is not used where nothing follows them well enough.',
    formula:
      'Weights ≥ 0 that sum to 1 and minimise the squared distance before the start. Rank, among as many areas at a time put in their place, of the mean gap after ÷ root mean squared gap before; the interval holds the ratios that the ranks would not reject. Ridge-augmented: corrected for the distance that is left.',
    reference: 'Abadie, Diamond & Hainmueller (2010), JASA 105; Ben-Michael, Feller & Rothstein (2021), JASA 116.',
  },
  {
    id: 'programme-against-comparison-areas-and-next-door',
    keys: ['weighted-displacement-difference', 'dispersed-normal'],
    name: 'Programme against comparison areas, and next door',
    idea: 'The change in the programme areas less the change in the comparison areas over the same windows. The same sum for neighbouring areas shows displacement. It is only used where areas are of like level and comparison areas held still.',
    formula:
      'Effect = (programme now − before) − (comparison now − before), each in events per unit of time and area; variance = φ × the sum of the counts, each divided by its squared weight; φ from how the difference of the arms scattered before, and how long that lasted.',
    reference:
      'Wheeler & Ratcliffe (2018), Crime Science 7:11; Bowers & Johnson (2003), Journal of Quantitative Criminology 19.',
  },
  {
    id: 'the-trend-before-against-the-time-after',
    keys: ['interrupted-series', 'autocorrelation-t'],
    name: 'The trend before against the time after',
    idea: 'The level, trend and season before the start are carried on, and what followed is set against that. Where there are a few comparison areas, the share that programme areas have of both takes the place of their counts. Without them, whatever else began at the same time is in the effect as well.',
    formula:
      'Quasi-Poisson model of level, trend and season with a step at the start (with comparison areas: a binomial model of the share). Standard error: that of least squares with errors of two parts. What each area scatters by itself is known from how areas differ within periods (of one area alone, and of shares: what chance gives). What is beyond that is shared, and its correlation is ρ to the power of the time between periods, ρ such that the fitted columns lead one to expect the autocorrelation of the residuals, and more for caution; months by threes or sixes; t on Satterthwaite’s degrees of freedom. Shares and means: least squares weighed by records, of the difference to comparison areas where there are any; of means, the larger of Newey and West’s standard error and that of a first-order autocorrelation.',
    reference:
      'Bernal, Cummins & Gasparrini (2017), International Journal of Epidemiology 46; Kendall (1954), Biometrika 41; Satterthwaite (1946), Biometrics Bulletin 2.',
  },
  {
    id: 'a-pretended-start',
    keys: ['placebo'],
    name: 'A pretended start',
    idea: 'The same sum is done as if the programme had begun 8 periods earlier, on the time before it did. It should find nothing. Supported: nothing of half the smallest worthwhile size. Failed: it finds something. Otherwise it cannot tell. Two other leads are shown beside it and judge nothing.',
    formula: 'The design’s own effect and interval on untreated cells, with launches moved back.',
    reference: 'Roth (2022), AER: Insights 4, on why tests of trends before the start are weak.',
  },
  {
    id: 'how-strong-another-cause-would-have-to-be',
    keys: ['e-value'],
    name: 'How strong another cause would have to be',
    idea: 'To explain the effect away, something that was not measured would have to be tied this strongly both to where the programme worked and to the numbers.',
    formula:
      'E = r + √(r(r − 1)) for the ratio r, turned over where it is below 1; the same for the end of the interval nearest 1.',
    reference: 'VanderWeele & Ding (2017), Annals of Internal Medicine 167.',
  },
  {
    id: 'evidence-level',
    keys: ['evidence'],
    name: 'Evidence level',
    idea: 'How well the design sets our work apart from other causes. 1: before and after, no controls. 2: the same with controls for known influences. 3: with a comparison group. 4: close to chance assignment. 5: assigned by chance.',
    formula: 'The economists’ variant of the scale; some criminologists teach before and after as level 2.',
    reference:
      'Maryland Scientific Methods Scale; Sherman and others (1997); What Works Centre for Local Economic Growth.',
  },
] as const satisfies readonly MethodNote[];
