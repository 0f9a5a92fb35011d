import { expect, test } from 'vitest';
import { type Files, temporaryFolder, writeFiles } from './fixture.ts';
import { loadTown, type Town, townFiles } from './town-project.ts';

/** The project of a town, with crimes of two agencies (or calls for service) and a crosswalk in a file. */
async function withCodes(files: Files, change: (yaml: string) => string): Promise<Town> {
  const folder = await temporaryFolder();
  const base = townFiles({ areas: 'list: [{ area: A, role: comparison }]' });
  await writeFiles(folder, {
    ...base,
    'people.csv': 'area,year,population\nA,2024,100\n',
    ...files,
    'pipelines/town.yaml': change(String(base['pipelines/town.yaml'])),
  });
  return loadTown(folder);
}

const codes =
  'code,category,agency,version\n1,robbery,,2023\n2,assault,,2023\n1,burglary,Sheriff,2024\n9,arson,Fire,2024\n';
const files = {
  'codes.csv': codes,
  'crime-pd.csv': 'ID,DATE,BEAT,CODE\n1,2024-01-05,A,1\n2,2024-01-06,A, 2 \n3,2024-01-07,A,02\n',
  'crime-so.csv': 'ID,DATE,BEAT,CODE\n4,2024-01-05,A,1\n5,2024-01-06,A,2\n6,2024-01-07,A,9\n',
};
const byAgency = (yaml: string): string =>
  yaml
    .replace('{ value: robbery, codes: { robbery: [robbery] } }', '{ from: CODE, codes: codes.csv }')
    .replace(
      '[{ match: crime*.csv }]',
      '[{ match: crime-pd.csv, agency: Police }, { match: crime-so.csv, agency: Sheriff }]',
    );

test('a code stands for what it means to the agency of its file; blanks around it do not count, zeros do', async () => {
  const { conformed, warehouse } = await withCodes(files, byAgency);
  const crime = conformed.sources.find(({ source }) => source.id === 'crime');
  const facts = crime ? await warehouse.rows(crime.table, ['id', 'agency', 'offense', 'category']) : [];
  await warehouse.close();
  expect(facts).toEqual([
    ['1', 'Police', '1', 'robbery'],
    ['2', 'Police', '2', 'assault'],
    ['3', 'Police', '02', null],
    ['4', 'Sheriff', '1', 'burglary'],
    ['5', 'Sheriff', '2', 'assault'],
    ['6', 'Sheriff', '9', null],
  ]);
  const check = (rule: string) => conformed.checks.find(({ id }) => id === `crime/${rule}`);
  expect(check('unmapped-codes')).toMatchObject({ observed: 2 / 6, n: 6 });
  expect(check('code-agencies')?.items).toEqual([{ value: 'Fire', n: 1, hint: 'files come from: Police, Sheriff' }]);
});

test('types of calls have categories as offences do', async () => {
  const calls = `  calls:
    kind: responses
    repeats: keep
    files: calls.csv
    columns:
      id: ID
      received_at: { from: DATE, formats: ["%Y-%m-%d"] }
      area: BEAT
      type: { from: TYPE, codes: types.csv }
`;
  const { conformed, warehouse } = await withCodes(
    {
      'crime.csv': 'ID,DATE,BEAT\n1,2024-01-05,A\n',
      'types.csv': 'code,category\nSHOTS,gunfire\nShots Heard,gunfire\n',
      'calls.csv': 'ID,DATE,BEAT,TYPE\n1,2024-01-05,A,SHOTS\n2,2024-01-05,A,shots\n3,2024-01-05,A,Shots Heard\n',
    },
    (yaml) => yaml.replace('  people:\n', `${calls}  people:\n`),
  );
  const loaded = conformed.sources.find(({ source }) => source.id === 'calls');
  const facts = loaded ? await warehouse.rows(loaded.table, ['type', 'category']) : [];
  await warehouse.close();
  expect(facts).toEqual([
    ['SHOTS', 'gunfire'],
    ['shots', null],
    ['Shots Heard', 'gunfire'],
  ]);
  expect(conformed.checks.find(({ id }) => id === 'calls/unmapped-codes')).toMatchObject({ observed: 1 / 3, n: 3 });
});
