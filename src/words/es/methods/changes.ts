import type { ToldNote } from './note.ts';

/** How levels and changes are computed. */
export const changeNotes = {
  'the-likely-range-of-a-count-or-a-rate': {
    name: 'El rango probable de un conteo o una tasa',
    idea: 'El rango de niveles verdaderos con los que el conteo no sería una sorpresa.',
    formula:
      'Bajo = la mitad del cuantil α/2 de ji cuadrada con 2x grados de libertad, entre t (0 si x es 0). Alto = la mitad del cuantil 1 − α/2 con 2x + 2 grados de libertad, entre t.',
  },
  'change-between-two-windows': {
    name: 'Cambio entre dos tiempos',
    idea: 'La razón de dos tasas. Dada la suma de los dos conteos, el de ahora es binomial, y su intervalo exacto da el de la razón. El valor p es central: dos veces la cola menor, para que coincida con el intervalo.',
    formula:
      'Razón = (x ahora ÷ t ahora) ÷ (x antes ÷ t antes); intervalo por los límites de Clopper y Pearson de la proporción x ahora ÷ (x ahora + x antes).',
  },
  'more-spread-than-chance': {
    name: 'Más dispersión que el azar',
    idea: 'El delito llega en rachas. Donde los conteos de la línea de base varían más que el azar, el intervalo se amplía otro tanto y usa la distribución t.',
    formula:
      'Dispersión φ = el mayor de 1 y ji cuadrada de Pearson ÷ grados de libertad, sobre las sumas de todas las zonas en los trimestres de la línea de base, por lo que la suma de un período varía de más cuando lo que sobra en un trimestre dura hasta el siguiente. Razón logarítmica ± t × √(φ × (1 ÷ x ahora + 1 ÷ x antes)). Se usan límites exactos donde φ es 1 o se contaron menos de 20 casos.',
  },
  'the-expected-range-of-one-period': {
    name: 'El rango esperado de un período',
    idea: 'Dónde caerían 95 de 100 períodos si la línea de base siguiera. Cuenta con que no la conocemos con exactitud.',
    formula:
      'Cuantiles de una binomial negativa: tamaño = casos en la línea de base + ½, de una distribución previa gamma para una tasa de Poisson.',
  },
  'the-smallest-change-we-could-have-seen': {
    name: 'El menor cambio que se habría visto',
    idea: 'El cambio más pequeño que los conteos mostrarían 80 veces de 100. Bajo unos 15 casos esperados se busca probando cada conteo.',
    formula: 'razón logarítmica = −(z de 1 − α/2 + z de 0.8) × √(φ × (1 ÷ esperado ahora + 1 ÷ x antes)).',
    reference: 'Potencia usual de una razón de tasas de Poisson; Gu y otros (2008), Biometrical Journal 50.',
  },
  shares: {
    name: 'Proporciones',
    idea: 'El rango de una proporción nunca sale de 0 a 100 %. La diferencia de dos se forma con los rangos de ambas.',
    formula:
      'Wilson: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n). Diferencia: puntuación híbrida de Newcombe, método 10.',
  },
  'times-that-nine-in-ten-calls-stay-under': {
    name: 'Tiempos que nueve de cada diez llamadas no pasan',
    idea: 'El rango de un cuantil es un par de los mismos tiempos ordenados, sin suponer ninguna forma. Con menos de 36 llamadas no se puede decir el extremo alto del percentil 90.',
    formula:
      'Rangos por los cuantiles binomiales de n y p. Diferencia: raíz de la suma de los cuadrados de las distancias de cada cálculo a su límite (MOVER).',
  },
  'how-long-it-took-where-some-are-still-open': {
    name: 'Cuánto tardó, si algunos siguen abiertos',
    idea: 'Un caso que sigue abierto ha durado al menos lo que se le siguió. Dejarlo fuera haría ver rápido un trabajo lento, así que cuenta entre los no terminados por ese tiempo, y no más.',
    formula:
      'Parte que sigue abierta después de cada día: el producto de 1 − terminados ÷ aún seguidos, sobre los días hasta entonces. La mediana es el día en que baja a la mitad; su rango es donde lo hace la banda de la curva (log de −log). Diferencia de dos: con los dos rangos (MOVER).',
  },
  'several-questions-as-one-score': {
    name: 'Varias preguntas como una puntuación',
    idea: 'La media de las respuestas, todas puestas en el mismo sentido. Alfa dice qué tan bien van juntas las preguntas: bajo 0.5 no hay puntuación, bajo 0.7 hay que mirar también cada pregunta. Son marcas de costumbre, no una ley.',
    formula:
      'Alfa = k ÷ (k − 1) × (1 − suma de las varianzas de las preguntas ÷ varianza de su suma), de quienes respondieron todas; rango por Feldt. De dos preguntas, 2r ÷ (1 + r) de Spearman y Brown.',
  },
  'how-unequally-it-is-spread': {
    name: 'Qué tan desigual es el reparto',
    idea: 'El coeficiente de Gini: 0 si todos tienen lo mismo, cerca de 1 si uno lo tiene todo; los que no tienen nada cuentan. Son todos los que hay, así que el rango dice cuánto depende de quiénes son. Pocos casos en muchas zonas son desiguales por puro azar, y eso se dice al lado.',
    formula:
      'Diferencia absoluta media de dos miembros ÷ dos veces la media. Rango: jackknife, dejando fuera un miembro a la vez, en escala logit con t. Cambio de casos por zona: la misma zona fuera de los dos tiempos; t con menos grados de libertad si depende de pocas zonas.',
  },
  'who-works-with-whom': {
    name: 'Quién trabaja con quién',
    idea: 'Dos socios tienen un lazo si participaron en la misma actividad; los lazos no tienen dirección. En la red está todo el que algún registro nombra. No hay rango, porque nadie se eligió de nadie, ni veredicto sobre un cambio.',
    formula:
      'Densidad: pares con lazo ÷ todos los pares. Centralización: suma de (mayor número de lazos − propios) ÷ ((n − 1)(n − 2)). Partes: grupos sin lazos entre sí; un socio solo es uno.',
  },
  'means-of-published-means': {
    name: 'Medias de medias publicadas',
    idea: 'Las cifras que una agencia publica como promedios se promedian otra vez según los casos que cada una resume, por igual entre períodos y zonas; el promedio de promedios daría a una semana de diez llamadas el peso de una de mil. No se publicó cuánto varían los casos, así que no hay rango ni veredicto sobre un cambio.',
    formula: 'Suma de cifra × peso ÷ suma de pesos, sumada con exactitud en millonésimas.',
  },
  means: {
    name: 'Medias',
    idea: 'La media con la dispersión de sus propios registros; dos medias, cada una con la suya.',
    formula: 'Media ± t × s ÷ √n; diferencia ± t × √(s₁² ÷ n₁ + s₂² ÷ n₂) con los grados de libertad de Welch.',
  },
  'the-same-mix-before-and-now': {
    name: 'La misma mezcla antes y ahora',
    idea: 'Donde cambia la mezcla de llamadas o de zonas, los dos tiempos se ponderan a la mezcla de la línea de base.',
    formula: 'Suma de los valores de los grupos × su proporción en la línea de base, con la varianza de esa suma.',
  },
  harm: {
    name: 'Daño',
    idea: 'Casos ponderados por los días de una guía de sentencias. Un caso grave pesa más que muchos pequeños, así que los conteos van al lado.',
    formula: 'Suma de peso × casos; varianza = φ × la suma de peso² × casos.',
  },
  'one-group-held-against-others': {
    name: 'Un grupo frente a otros',
    idea: 'Si a un grupo le fue de otra manera que a los demás: su cambio entre el de ellos. Dados todos los márgenes, los cuatro conteos son hipergeométricos no centrales, así que intervalo y p son exactos; donde los cuatro son grandes o los conteos se dispersan se usa la escala logarítmica, y para otras medidas se unen los intervalos de los dos cambios.',
    formula:
      'Razón de razones = (x ahora ÷ x antes) ÷ (otros ahora ÷ otros antes), entre lo mismo de las exposiciones; o la diferencia de los dos cambios, con las distancias a sus límites unidas como los lados de un ángulo recto (MOVER). Ajustado por los grupos de la métrica.',
  },
} as const satisfies Readonly<Record<string, ToldNote>>;
