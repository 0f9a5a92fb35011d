import type { SourceKind } from '../spec/index.ts';

/** A row is a crime, or one victim of it. */
export const incidents: SourceKind = {
  name: 'incidents',
  about: 'a crime or its victim',
  when: 'occurred_at',
  area: 'area',
  flags: true,
  columns: [
    { name: 'occurred_at', type: 'timestamp', required: true, filled: true, about: 'when it happened, local time', usual: ['crimedatetime', 'occurred_at', 'occur_date', 'date occ', 'crimedate', 'incident_datetime', 'offense_date', 'occurred', 'date', 'incident_date'] },
    { name: 'reported_at', type: 'timestamp', required: false, filled: false, about: 'when it was reported', usual: ['date rptd', 'report_date', 'reported_at', 'reporteddate', 'rpt_dt'] },
    { name: 'area', type: 'text', required: true, filled: false, about: 'the place that evaluations compare; blank means not located', usual: ['neighborhood', 'precinct', 'beat', 'district', 'area name', 'area', 'community', 'nta', 'sector'] },
    { name: 'offense', type: 'text', required: true, filled: false, about: 'the agency’s code or words, grouped by a code list', usual: ['crimecode', 'crm cd', 'offense', 'offense_code', 'ucr', 'nibrs', 'primary type', 'law_cat_cd', 'description', 'code', 'crime_type', 'type'], codesInto: 'category' },
    { name: 'victims', type: 'whole', required: false, filled: false, about: 'victims in this row', usual: ['victims', 'total_incidents', 'victim_count'], default: 1 },
    { name: 'id', type: 'text', required: false, filled: false, about: 'the incident’s own number', usual: ['rowid', 'incident_key', 'dr_no', 'case_number', 'incident_no', 'ccnumber', 'id', 'incident_id'] },
  ],
};
