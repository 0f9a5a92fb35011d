/** What checks saw: each English pattern, with the parts that change as groups, and how it is said in Spanish. */
export const checkPhrases: readonly (readonly [english: RegExp, spanish: string])[] = [
  [
    /^not shown: it is about a part of the records, and numbers of this source are hidden$/,
    'no se muestra: trata de una parte de los registros, y hay cifras de esta fuente que se ocultan',
  ],
  [
    /^not shown: with how many records there are, numbers of this source that are hidden would follow$/,
    'no se muestra: de cuántos registros hay se seguirían cifras de esta fuente que se ocultan',
  ],
  [/^how many is not shown$/, 'no se muestra cuántos'],
  [/^(\S+) of (\S+) records rejected$/, '$1 de $2 registros rechazados'],
  [
    /^(\S+) of (\S+) records have a code that is not in the list$/,
    '$1 de $2 registros tienen un código que no está en la lista',
  ],
  [
    /^(\S+) of (\S+) days unlike the same weekdays around them, (\S+) of them without a declared event$/,
    '$1 de $2 días distintos de los mismos días de la semana cercanos; $3 sin un hecho declarado',
  ],
  [/^about (\S+) expected; declared: (.+)$/, 'se esperaban unos $1; hecho declarado: $2'],
  [/^nothing for (\S+) to (\S+)$/, 'nada de $1 a $2'],
  [/^nothing for ([^t]+)$/, 'nada de $1'],
  [/^about (\S+) expected$/, 'se esperaban unos $1'],
  [/^(\S+) of (\S+) records have no area$/, '$1 de $2 registros no tienen zona'],
  [
    /^(\S+) of (\S+) records name a place that is not among the (\S+) areas \((\S+) names?\)$/,
    '$1 de $2 registros nombran un lugar que no está entre las $3 zonas (nombres: $4)',
  ],
  [
    /^(\S+) of (\S+) records name a place that is not among the (\S+) areas$/,
    '$1 de $2 registros nombran un lugar que no está entre las $3 zonas',
  ],
  [
    /^(\S+) of (\S+) records lie in months outside the declared cover, and so in no figure$/,
    '$1 de $2 registros caen en meses fuera del tiempo declarado, y por eso en ninguna cifra',
  ],
  [
    /^(\S+) of (\S+) records stand in files that have the content of another \((\S+) of (\S+) files\)$/,
    '$1 de $2 registros están en archivos con el mismo contenido que otro ($3 de $4 archivos)',
  ],
  [
    /^(\S+) of (\S+) records have no (.+): each stands by itself, and sent again would count again$/,
    '$1 de $2 registros no tienen $3: cada uno cuenta por sí mismo, y contaría otra vez si se envía de nuevo',
  ],
  [
    /^(\S+) of (\S+) records have no (.+): they lie in no period, and in no figure$/,
    '$1 de $2 registros no tienen $3: no caen en ningún período ni en ninguna cifra',
  ],
  [
    /^(\S+) of (\S+) times lie in an hour that a clock shows twice in autumn: read as the earlier of the two$/,
    '$1 de $2 horas caen en la hora que el reloj muestra dos veces en otoño: se leen como la primera de las dos',
  ],
  [
    /^(\S+) of (\S+) times lie in an hour that a clock shows twice in autumn: read as the later of the two$/,
    '$1 de $2 horas caen en la hora que el reloj muestra dos veces en otoño: se leen como la segunda de las dos',
  ],
  [
    /^(\S+) of (\S+) records have another value than those that mean (.+): all of them mean no \((\S+) different values\)$/,
    '$1 de $2 registros tienen otro valor que los que significan $3: todos significan no ($4 valores distintos)',
  ],
  [
    /^(\S+) of (\S+) records have another value than those that mean (.+): it means no \(1 value\)$/,
    '$1 de $2 registros tienen otro valor que los que significan $3: significa no (1 valor)',
  ],
  [
    /^(\S+) programme areas and (\S+) other areas have no population$/,
    '$1 zonas del programa y otras $2 no tienen población',
  ],
  [
    /^residents were counted in (.+) and (\d+): on a straight line between two counts, beyond the first and the last as counted then$/,
    'la población se contó en $1 y $2: entre dos conteos sigue una línea recta; antes del primero y después del último es la de ese conteo',
  ],
  [/^residents were counted in no year$/, 'la población no se contó en ningún año'],
  [/^residents were counted in (\d+)(: .+)?$/, 'la población se contó en $1'],
  [
    /^(\S+) dates say only a month or a year: work began on its first day, and ended on its last$/,
    '$1 fechas solo dicen un mes o un año: el trabajo empezó en su primer día y terminó en el último',
  ],
  [/^1 declared area is not in the universe of (\S+)$/, '1 zona declarada no está entre las $1'],
  [/^(\S+) declared areas are not in the universe of (\S+)$/, '$1 zonas declaradas no están entre las $2'],
  [
    /^(\S+) of (\S+) months, each of one agency, without records$/,
    '$1 de $2 meses, cada uno de una agencia, sin registros',
  ],
  [
    /^(\S+) of (\S+) months, each of one agency, without records, where some were to be expected$/,
    '$1 de $2 meses, cada uno de una agencia, sin registros, donde cabía esperar algunos',
  ],
  [
    /^(\S+) of (\S+) months, each of one agency, without records, where some were to be expected: send what is missing, mend a stray date, or leave it out of covers$/,
    '$1 de $2 meses, cada uno de una agencia, sin registros, donde cabía esperar algunos: envíe lo que falta, corrija una fecha suelta, o déjelo fuera de covers',
  ],
  [/^no earlier (?:data|file) to compare with yet$/, 'todavía no hay datos anteriores con los cuales comparar'],
  [/^last (?:record|.+) on (\S+), (\S+) days? before (\S+)$/, 'último registro el $1, $2 días antes del $3'],
  [
    /^not measured: these data do not tell, or the limit is newer than the last run$/,
    'sin medir: estos datos no lo dicen, o el límite es más nuevo que la última corrida',
  ],
  [/^(\S+) of (\S+) waivers accept a check that did not pass$/, '$1 de $2 excepciones aceptan una prueba que no pasó'],
  [/^(\S+) of (\S+) waivers ended before (\S+)$/, '$1 de $2 excepciones terminaron antes del $3'],
  [
    /^(\S+) of (\S+) waivers name a check that this run did not make$/,
    '$1 de $2 excepciones nombran una prueba que esta corrida no hizo',
  ],
  [
    /^response times are withheld: no arrival is recorded$/,
    'no se dan tiempos de respuesta: no se anotó ninguna llegada',
  ],
  [
    /^(\S+) of (\S+) groups have no residents here, and so no rate$/,
    '$1 de $2 grupos no tienen habitantes aquí, y por eso no tienen tasa',
  ],
  [/^(\S+) respondents$/, 'respuestas de $1 personas'],
  [/^(\S+) of (\S+) records have neither an area nor coordinates$/, '$1 de $2 registros no tienen zona ni coordenadas'],
  [
    /^(\S+) of (\S+) records have no area, and coordinates outside all polygons$/,
    '$1 de $2 registros no tienen zona, y sus coordenadas caen fuera de todo polígono',
  ],
  [/^like "(.+)" in the code list$/, 'parecido a "$1" en la lista de códigos'],
  [/^like "(.+)"$/, 'parecido a "$1"'],
  [
    /^(\S+) of (\S+) times lie in an hour that a clock skips in spring: read an hour later$/,
    '$1 de $2 horas caen en la hora que el reloj se salta en primavera: se leen una hora después',
  ],
  [
    /^(\S+) of (\S+) records got their area from a polygon, (\S+) of them on a border \(the first polygon in the file has them\)$/,
    '$1 de $2 registros tomaron su zona de un polígono, $3 de ellos en un borde (los tiene el primer polígono del archivo)',
  ],
  [
    /^(\S+) of (\S+) records lie in polygons of several areas \(the first in the file has them\)$/,
    '$1 de $2 registros caen en polígonos de varias zonas (los tiene el primero del archivo)',
  ],
  [
    /^(\S+) of (\S+) records have no area, and coordinates that are no place \(0, 0, or beyond the degrees\) or have longitude and latitude exchanged \((\S+)\)$/,
    '$1 de $2 registros no tienen zona, y sus coordenadas no son un lugar (0, 0, o fuera de los grados) o tienen longitud y latitud al revés ($3)',
  ],
  [
    /^(\S+) of (\S+) listed areas are counted under the area that they are a part of$/,
    '$1 de $2 zonas de la lista se cuentan en la zona de la que son parte',
  ],
  [
    /^(\S+) smaller areas have no population, while others of the same area have one$/,
    '$1 zonas menores no tienen población, y otras de la misma zona sí',
  ],
  [
    /^(\S+) of (\S+) agencies in the code list have no file$/,
    '$1 de $2 agencias de la lista de códigos no tienen archivo',
  ],
  [
    /^(\S+) of (\S+) records have a value under no header, which is not read \(first at (.+)\)$/,
    '$1 de $2 registros tienen un valor sin encabezado, que no se lee (el primero en $3)',
  ],
  [/^not in the code list$/, 'no está en la lista de códigos'],
  [/^no area has a name like it$/, 'ninguna zona tiene un nombre parecido'],
  [/^a programme area$/, 'una zona del programa'],
  [
    /^half of (\S+) records were reported within (\S+) days? and 95 of 100 within (\S+), of those up to (\S+); the lag is declared as (\S+)$/,
    'la mitad de $1 registros se reportó en $2 días o menos y 95 de cada 100 en $3 o menos, de los que van hasta el $4; el retraso declarado es de $5',
  ],
  [
    /^half of (\S+) records were reported within (\S+) days? and 95 of 100 within (\S+), of those up to (\S+); the lag is not declared$/,
    'la mitad de $1 registros se reportó en $2 días o menos y 95 de cada 100 en $3 o menos, de los que van hasta el $4; el retraso no está declarado',
  ],
];
