/** What checks saw of files, shares and totals that moved or do not agree; the parts that change are groups. */
export const driftPhrases: readonly (readonly [english: RegExp, spanish: string])[] = [
  // shares of records
  [/^(\S+) of (\S+) records have no value in "(.+)"$/, '$1 de $2 registros no tienen valor en "$3"'],
  [
    /^(\S+) of (\S+) records have no value in "(.+)", (\S+) of (\S+) in the data before$/,
    '$1 de $2 registros no tienen valor en "$3"; en los datos de antes, $4 de $5',
  ],
  [/^(\S+) of (\S+) records have an area$/, '$1 de $2 registros tienen zona'],
  [/^(\S+) of (\S+) records have a code that is in the list$/, '$1 de $2 registros tienen un código de la lista'],
  [
    /^(\S+) of (\S+) records with an area name one of the evaluation$/,
    '$1 de $2 registros con zona nombran una de aquí',
  ],
  [/^(\S+) of (\S+) records are near another one$/, '$1 de $2 registros están cerca de otro'],
  [/^(\S+) of (\S+) records repeat another one$/, '$1 de $2 registros repiten otro'],
  [
    /^(\S+) of (\S+) records were replaced by a newer version$/,
    '$1 de $2 registros fueron reemplazados por una versión más nueva',
  ],
  [
    /^(\S+) of (\S+) records have the same (.+) as an earlier one within (.+) by (\S+): duplicates of it, listed with it$/,
    '$1 de $2 registros tienen lo mismo en $3 que uno anterior a menos de $4 por $5: son repetidos, y se listan con él',
  ],
  [
    /^(\S+) of (\S+) records have the same (.+) as an earlier one within (.+) by (\S+): kept, and counted here alone$/,
    '$1 de $2 registros tienen lo mismo en $3 que uno anterior a menos de $4 por $5: se quedan, y solo se cuentan aquí',
  ],
  [/^without (.+)$/, 'sin $1'],
  [/^compared with none$/, 'sin comparar con ninguno'],
  [/^moved by (\S+) %$/, 'se movió $1 %'],
  // files beside those before them
  [
    /^(\S+) files?, each beside the one before: the same columns$/,
    'archivos: $1, cada uno junto al anterior: las mismas columnas',
  ],
  [
    /^(\S+) files?, each beside the one before: as many records$/,
    'archivos: $1, cada uno junto al anterior: otros tantos registros',
  ],
  [
    /^(\S+) files?, each beside the one before: as many values, but for chance$/,
    'archivos: $1, cada uno junto al anterior: otros tantos valores, salvo el azar',
  ],
  [
    /^(\S+) files?, each beside the one before: the same mix of categories, but for chance$/,
    'archivos: $1, cada uno junto al anterior: la misma mezcla de categorías, salvo el azar',
  ],
  [/^(\S+) records, (\S+) in (\S+)$/, '$1 registros, $2 en $3'],
  [/^no (.+) in (\S+) % of (\S+) records, (\S+) % of (\S+) in (.+)$/, 'sin $1: $2 % de $3 registros, $4 % de $5 en $6'],
  [
    /^(\S+) % of (\S+) records would have another category in the mix of (.+) \((\S+) records\)$/,
    '$1 % de $2 registros tendrían otra categoría en la mezcla de $3 ($4 registros)',
  ],
  [
    /^(\S+) % of (\S+) records would have another category in the mix of (.+) \((\S+) records\): (.+) are (\S+) %, and were (\S+) %$/,
    '$1 % de $2 registros tendrían otra categoría en la mezcla de $3 ($4 registros): $5 son $6 %, y eran $7 %',
  ],
  [
    /^came: (.+); went: (.+); moved: (.+) \(beside (.+)\)$/,
    'llegaron: $1; se fueron: $2; se movieron: $3 (junto a $4)',
  ],
  [/^came: (.+); went: (.+) \(beside (.+)\)$/, 'llegaron: $1; se fueron: $2 (junto a $3)'],
  [/^came: (.+); moved: (.+) \(beside (.+)\)$/, 'llegaron: $1; se movieron: $2 (junto a $3)'],
  [/^went: (.+); moved: (.+) \(beside (.+)\)$/, 'se fueron: $1; se movieron: $2 (junto a $3)'],
  [/^came: (.+) \(beside (.+)\)$/, 'llegaron: $1 (junto a $2)'],
  [/^went: (.+) \(beside (.+)\)$/, 'se fueron: $1 (junto a $2)'],
  [/^moved: (.+) \(beside (.+)\)$/, 'se movieron: $1 (junto a $2)'],
  // since the data before
  [/^(\S+) records a month, (\S+) in the data before$/, '$1 registros al mes; en los datos de antes, $2'],
  [
    /^(\S+) records in the (\S+) months that both hold, (\S+) in the data before$/,
    '$1 registros en los $2 meses que están en ambos; en los datos de antes, $3',
  ],
  [/^(\S+) in the data before$/, '$1 en los datos de antes'],
  [
    /^the mix of (\S+) categories of (\S+) records moved by (\S+) points from that of (\S+) records before$/,
    'la mezcla de $1 categorías de $2 registros se movió $3 puntos desde la de $4 registros de antes',
  ],
  [/^up by (\S+) points$/, 'subió $1 puntos'],
  [/^down by (\S+) points$/, 'bajó $1 puntos'],
  [/^down by (\S+) points, to none$/, 'bajó $1 puntos, hasta ninguno'],
  [/^(\S+) records?$/, '$1 registros'],
  [/^last record on (\S+)$/, 'último registro el $1'],
  // totals that an agency states
  [
    /^(\S+) of "(.+)" in (\S+) records for (.+), where (.+) states (\S+)$/,
    '$1 de "$2" en $3 registros para $4; $5 declara $6',
  ],
  [/^(\S+) records for (.+), where (.+) states (\S+)$/, '$1 registros para $2; $3 declara $4'],
  // margins of surveys
  [
    /^(\S+) of (\S+) respondents are in no group of (.+) that answers are weighed to$/,
    '$1 de $2 personas no son de ningún grupo de $3 al que se ponderan las respuestas',
  ],
  [
    /^(\S+) groups of (.+) have people, and nobody of them answered: those waves have no results$/,
    'en $1 grupos de $2 hay personas y nadie respondió: esas rondas no tienen resultados',
  ],
  [/^not among the groups of its margin$/, 'no está entre los grupos de su margen'],
  [/^wave (.+): put it together with another$/, 'ronda $1: júntelo con otro'],
];

/** What stands around one of these: whose it is, how many go beyond a limit, and how it was before. */
export const aroundPhrases: readonly (readonly [english: RegExp, spanish: string])[] = [
  [/^(?<inside>.+), same months of the year$/, '{}, mismos meses del año'],
  [/^(?<inside>.+); (\S+) of (\S+) agencies beyond the limit$/, '{}; $2 de $3 agencias pasan el límite'],
  [/^(?<inside>.+); (\S+) of (\S+) areas beyond the limit$/, '{}; $2 de $3 zonas pasan el límite'],
  [
    /^(?<inside>.+) in the current window, (\S+) of (\S+) in the baseline$/,
    '{} en el tiempo actual; en la línea de base, $2 de $3',
  ],
  [/^(?<inside>.+) in these data, (\S+) of (\S+) in those before$/, '{} en estos datos; en los de antes, $2 de $3'],
  [/^(?<inside>half of .+); (\S+) were reported before they happened$/, '{}; $2 se reportaron antes de pasar'],
  [/^a place that is not among the areas: (?<inside>\S*\d\S* .+)$/, 'un lugar que no está entre las zonas: {}'],
  [/^(.+?): (?<inside>(?:\S*\d\S* |no |came: |went: |moved: |last ).+)$/, '$1: {}'],
];
