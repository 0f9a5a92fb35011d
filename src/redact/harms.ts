/** What does harm if it is shown, whatever its counts are, and what keeps it from being shown. */
export interface Harm {
  readonly id: string;
  readonly what: string;
  readonly why: string;
  /** What of the program keeps it out: a rule of declarations, of disclosure control, or that no page has a place for it. */
  readonly keptOutBy: string;
}

/** The list of METHODS: no option shows any of it. */
export const harms: readonly Harm[] = [
  {
    id: 'maps',
    what: 'maps of domestic violence or of mediations',
    why: 'a dot is an address',
    keptOutBy:
      'no page draws points or addresses, and no map is drawn of either; areas are told by number and in words',
  },
  {
    id: 'mediation-dates',
    what: 'dates of single mediations',
    why: 'those who were there are known to others who were not',
    keptOutBy: 'activities are counted by period, and hidden below the minimum',
  },
  {
    id: 'league-tables',
    what: 'areas in order of their numbers',
    why: 'small areas swing most by chance, and those who live there carry the name',
    keptOutBy: 'areas stand in order of role and name, in pages and exports',
  },
  {
    id: 'silent-partners',
    what: 'names of partners who gave, answered or took part less than others',
    why: 'there are many reasons, and a name invites the worst of them',
    keptOutBy:
      'partners have numbers, and neither what each gave nor when it came is told, unless `name-partners:` says who agreed to be named, and then in order of names; which agency sent records is told, for it changes the numbers',
  },
  {
    id: 'averted-without-range',
    what: 'events or money averted without their range',
    why: 'a single number will be quoted as certain',
    keptOutBy: 'averted events carry both ends, and go where comparisons disagree',
  },
  {
    id: 'risen-reports',
    what: '“worse” for reports of domestic violence that rose',
    why: 'they may rise because people trust whoever they call',
    keptOutBy: 'a metric of them must be neutral, or its declaration is an error',
  },
  {
    id: 'mediation-goals',
    what: 'success or cost of mediations as a goal',
    why: 'what is measured so is chosen so: the hard cases are left alone',
    keptOutBy: 'no metric of the library asks for it',
  },
  {
    id: 'differencing-restatements',
    what: 'figures of an area that were restated by a few',
    why: 'the difference is a small count',
    keptOutBy:
      'what changed since the last report is told of all areas together, and not where a count is small; by how much is told, by `diff` as well, where it is not by few',
  },
  {
    id: 'site-addresses',
    what: 'addresses of sites',
    why: 'people who work or seek help there are in danger',
    keptOutBy:
      'only mapped columns are stored, a home or an address as a keyed hash alone, and no page has a place for one',
  },
];
