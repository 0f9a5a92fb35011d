import type { ToldNote } from './note.ts';

/** How answers to surveys are counted, weighed and compared. */
export const surveyNotes = {
  'answers-to-surveys': {
    name: 'Respuestas a encuestas',
    idea: 'Cada respuesta cuenta por su peso, y el azar se calcula por cómo se eligieron las personas: por estrato y conglomerado, no como si se hubiera elegido a cada una por separado. Las zonas y los grupos son partes de toda la muestra: quienes están fuera suman ceros a la varianza y no se dejan de lado. Las rondas se eligen una por una.',
    formula:
      'Varianza de los totales linealizados de los conglomerados dentro de los estratos; t con conglomerados menos estratos grados de libertad; proporciones y medias en escala logit dentro de los extremos. Cambio de dos muestras: raíz de la suma de los cuadrados de las distancias de cada cálculo a su límite (MOVER). Número efectivo de respuestas: (suma de pesos)² ÷ suma de pesos al cuadrado; efecto del diseño: la varianza entre la de otras tantas personas elegidas una por una.',
  },
  'answers-weighed-to-known-numbers-of-people': {
    name: 'Respuestas ponderadas a números conocidos de personas',
    idea: 'Donde se sabe cuántas personas hay en cada grupo, las respuestas se ponderan para que los grupos de quienes respondieron guarden entre sí la proporción de la población. Un margen se cumple de una vez, varios por turnos hasta que todos valgan. Lo que los grupos explican de una respuesta no suma varianza. Quien no está en ningún grupo conocido no tiene peso; una ronda en la que nadie respondió de un grupo no tiene resultado.',
    formula:
      'Peso nuevo = peso × personas del grupo ÷ suma de los pesos en él, margen tras margen, hasta que el mayor cambio es menor que 10⁻¹². Varianza de los residuos de las respuestas frente a los márgenes.',
  },
  'strata-with-one-unit': {
    name: 'Estratos con una sola unidad',
    idea: 'Una unidad no puede decir cuánto difieren las unidades. Si no se declara otra cosa, ese estrato suma la distancia de su unidad a la media de toda la muestra, lo que peca de dar un rango ancho.',
    formula: 'Cuadrado de la suma ponderada de las distancias de la unidad a la media general.',
  },
  'the-same-people-asked-twice': {
    name: 'Las mismas personas en dos encuestas',
    idea: 'Quien respondió las dos veces se une por un código cifrado. Donde son al menos la mitad de la muestra menor, el cambio es solo de esas personas, cada una con el peso de ahora; donde son menos, las dos muestras son una sola en la que una persona es una unidad. Una proporción entre personas elegidas y de igual peso se apoya en quienes cambiaron su respuesta.',
    formula:
      'Media de los cambios ± t × su error estándar según el diseño. Proporción: con c que cambiaron, límites de Clopper y Pearson de la parte que cambió a sí, p de que sea ½ por la binomial; diferencia = (2p − 1) × c ÷ n.',
  },
} as const satisfies Readonly<Record<string, ToldNote>>;
