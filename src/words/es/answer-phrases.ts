/** What checks say of answers to calls and to surveys; the parts that change are groups. */
export const answerPhrases: readonly (readonly [english: RegExp, spanish: string])[] = [
  [/^(\S+) records of as many calls$/, '$1 registros de otras tantas llamadas'],
  [/^(.+): (\S+) of (\S+) (?:records|calls) are measured$/, '$1: $2 de $3 registros se miden'],
  [
    /^(.+): (\S+) of (\S+) (?:records|calls) have no arrival: not measured$/,
    '$1: $2 de $3 no tienen llegada: sin medir',
  ],
  [
    /^(.+): (\S+) of (\S+) (?:records|calls) have no receipt: not measured$/,
    '$1: $2 de $3 no tienen entrada: sin medir',
  ],
  [/^(.+): (\S+) of (\S+) (?:records|calls) were cancelled: not measured$/, '$1: $2 de $3 se anularon: sin medir'],
  [
    /^(.+): (\S+) of (\S+) (?:records|calls) were begun by the agency itself: not measured$/,
    '$1: $2 de $3 las empezó la propia agencia: sin medir',
  ],
  [
    /^(.+): (\S+) of (\S+) (?:records|calls) end before they begin: not measured, and not turned round$/,
    '$1: $2 de $3 acaban antes de empezar: sin medir, y sin darles la vuelta',
  ],
  [
    /^(.+): (\S+) of (\S+) (?:records|calls) take no time at all: kept, and counted as measured$/,
    '$1: $2 de $3 no duran nada: se quedan, y cuentan como medidos',
  ],
  [
    /^(.+): (\S+) of (\S+) (?:records|calls) take no time at all: not measured$/,
    '$1: $2 de $3 no duran nada: sin medir',
  ],
  [
    /^(.+): (\S+) of (\S+) (?:records|calls) take longer than is believed \((\S+) s\): not measured$/,
    '$1: $2 de $3 duran más de lo que se cree ($4 s): sin medir',
  ],
  [/^(.+): (\S+) of (\S+) (?:records|calls) run past midnight$/, '$1: $2 de $3 pasan de medianoche'],
  [
    /^(.+): (\S+) of (\S+) (?:records|calls) run over a change of the clock, and are measured in real time$/,
    '$1: $2 de $3 pasan por un cambio de hora, y se miden en tiempo real',
  ],
  [/^(\S+) respondents in (\d+) waves?$/, 'respuestas de $1 personas en $2 rondas'],
  [/^(\S+) of the (\S+) people asked in wave (.+) answered$/, 'respondieron $1 de las $2 personas de la ronda $3'],
  [/^of (\S+) people asked$/, 'de $1 personas a las que se preguntó'],
  [/^(\d\S+) to (\d\S+), mail$/, '$1 a $2, por correo'],
  [/^(\d\S+) to (\d\S+), web$/, '$1 a $2, por internet'],
  [/^(\d\S+) to (\d\S+), telephone$/, '$1 a $2, por teléfono'],
  [/^waves (.+)$/, 'rondas: $1'],
  [
    /^(\S+) of (\S+) respondents gave "(.+)" an answer that is none on its scale of (\S+) to (\S+)$/,
    '$1 de $2 personas dieron a "$3" una respuesta fuera de su escala de $4 a $5',
  ],
  [
    /^(\S+) of (\S+) respondents belong to no wave that is declared$/,
    '$1 de $2 personas no son de ninguna ronda declarada',
  ],
  [
    /^(\S+) of (\S+) respondents answered before the first or after the last day of their wave$/,
    '$1 de $2 personas respondieron antes del primer día de su ronda o después del último',
  ],
  [
    /^"(.+)" was asked in (\d+) wordings: answers to one are no series with answers to another$/,
    '"$1" se preguntó con $2 textos: las respuestas a uno no hacen serie con las de otro',
  ],
  [/^wave (.+) was asked by (.+), wave (.+) by (.+)$/, 'la ronda $1 se preguntó por $2; la ronda $3, por $4'],
  [
    /^no list is declared that people were drawn from: these are the views of those who answered$/,
    'no se declaró una lista de la que se eligió a las personas: estas son las opiniones de quienes respondieron',
  ],
  [
    /^(\S+) records are further answers of people who answered in the same wave already$/,
    '$1 registros son más respuestas de personas que ya respondieron en la misma ronda',
  ],
  [
    /^(\S+) of (\S+) values that should name a group look like comments or contact details$/,
    '$1 de $2 valores que deben nombrar un grupo parecen comentarios o datos de contacto',
  ],
];
