/** What checks saw of published figures, weeks and durations, and the rest of intervals; the parts that change are groups. */
export const figurePhrases: readonly (readonly [english: RegExp, spanish: string])[] = [
  [/^(\S+) of (\S+) figures have a weight$/, '$1 de $2 cifras tienen peso'],
  [
    /^(\S+) of (\S+) figures have a weight, (\S+) of them below zero$/,
    '$1 de $2 cifras tienen peso, $3 de ellas bajo cero',
  ],
  [
    /^(\S+) of (\S+) figures have no weight: listed, never averaged$/,
    '$1 de $2 cifras no tienen peso: se listan, nunca se promedian',
  ],
  [/^(\S+) of (\S+) figures are blank$/, '$1 de $2 cifras están en blanco'],
  [
    /^(\S+) of (\S+) figures are below zero: kept, and counted with the others$/,
    '$1 de $2 cifras están bajo cero: se quedan, y cuentan con las demás',
  ],
  [
    /^(\S+) of (\S+) figures are below zero: left out, and not turned round$/,
    '$1 de $2 cifras están bajo cero: quedan fuera, sin darles la vuelta',
  ],
  [/^(\S+) of (\S+) figures do not say what type they are about$/, '$1 de $2 cifras no dicen de qué tipo tratan'],
  [
    /^(\S+) of (\S+) (?:records|figures) are about a week that lies in two months \((\S+) in two quarters\): each counts whole, in the one that has most of its days; (\S+) % of their weight$/,
    '$1 de $2 cifras son de una semana que cae en dos meses ($3 en dos trimestres): cada una cuenta entera, en el que tiene más de sus días; $4 % de su peso',
  ],
  [
    /^(.+): no group differs from its own months, or from the others, by a factor of 60 or 3600$/,
    '$1: ningún grupo difiere de sus propios meses, ni de los demás, por un factor de 60 o 3600',
  ],
  [
    /^(.+): (\S+) of (\S+) (?:records|calls) have no dispatch: not measured$/,
    '$1: $2 de $3 no tienen despacho: sin medir',
  ],
  [
    /^(.+): (\S+) of (\S+) (?:records|calls) have no departure: not measured$/,
    '$1: $2 de $3 no tienen salida: sin medir',
  ],
  [
    /^(.+): (\S+) of (\S+) (?:records|calls) have no release: not measured$/,
    '$1: $2 de $3 no tienen cierre: sin medir',
  ],
  [
    /^(.+): (\S+) of (\S+) (?:records|calls) are measured, (\S+) of them in no time at all$/,
    '$1: $2 de $3 registros se miden, $4 de ellos sin durar nada',
  ],
  [/^mail$/, 'por correo'],
  [/^web$/, 'por internet'],
  [/^telephone$/, 'por teléfono'],
  [/^New wording: (.+)$/, 'Pregunta con otro texto: $1'],
];
