import type { ToldNote } from './note.ts';

/** How a change is put down to the programme: the designs of the ladder, strongest first. */
export const designNotes = {
  'areas-that-joined-one-after-the-other': {
    name: 'Zonas que entraron una tras otra',
    idea: 'Lo que habría pasado sin el programa se aprende de las zonas y los tiempos que no lo tuvieron: el nivel de cada zona, y lo que cada período trajo a todas. El efecto es lo contado frente a eso.',
    formula:
      'Modelo de Poisson con efectos de zona y período solo en las celdas sin programa; efecto = suma de lo observado ÷ suma de lo esperado − 1. Intervalo: razón logarítmica ± t (zonas del brazo menor − 1) × la dispersión al dejar fuera una zona a la vez, entre las del programa y las de comparación. Con menos de 5 zonas del programa o 7 de comparación: sorteando de nuevo qué zonas tuvieron el programa. Proporciones y medias: mínimos cuadrados ponderados por registros en lugar del modelo de Poisson, y la diferencia media de lo observado y lo esperado.',
  },
  'groups-of-areas-by-year': {
    name: 'Grupos de zonas por año',
    idea: 'Una segunda opinión: cada grupo que entró en un año frente a las zonas que no habían entrado, desde el año anterior a su entrada. Supone que los niveles se habrían movido en las mismas cantidades.',
    formula:
      'ATT(g, t) = cambio del grupo desde g − 1, menos el de las zonas de comparación; promediado sobre grupos y años.',
  },
  'change-here-against-change-there': {
    name: 'El cambio aquí frente al cambio allá',
    idea: 'Donde todas las zonas empezaron a la vez: la razón del cambio en las zonas del programa al de las zonas de comparación.',
    formula:
      'Modelo de Poisson con efectos de zona y período y un efecto del programa. Intervalo: razón logarítmica ± t (zonas del brazo menor − 1) × la dispersión al dejar fuera una zona a la vez, o sorteando de nuevo qué zonas tuvieron el programa donde hay pocas. Los errores por zona con CR2 y los grados de libertad de Satterthwaite son solo una segunda opinión.',
  },
  'a-mix-of-comparison-areas': {
    name: 'Una mezcla de zonas de comparación',
    idea: 'Para pocas zonas del programa: la mezcla de zonas de comparación que mejor las siguió antes del inicio representa lo que habría pasado. Lo mismo se hace con cada zona de comparación, para ver con qué frecuencia el azar logra lo mismo. No se usa donde nada las sigue bien.',
    formula:
      'Pesos ≥ 0 que suman 1 y hacen mínima la distancia al cuadrado antes del inicio. Rango, entre otras tantas zonas puestas en su lugar, de la brecha media después ÷ la raíz de la brecha cuadrática media antes; el intervalo tiene las razones que los rangos no rechazarían. Corrección con ridge: se corrige por la distancia que queda.',
  },
  'programme-against-comparison-areas-and-next-door': {
    name: 'Zonas del programa, de comparación y vecinas',
    idea: 'El cambio en las zonas del programa menos el de las zonas de comparación en los mismos tiempos. El mismo cálculo en las zonas vecinas muestra el desplazamiento. Solo se usa donde las zonas tienen un nivel parecido y las de comparación no se movieron.',
    formula:
      'Efecto = (programa ahora − antes) − (comparación ahora − antes), cada uno en casos por unidad de tiempo y zona; varianza = φ × la suma de los conteos, cada uno entre el cuadrado de su peso; φ por cómo se dispersó antes la diferencia de los brazos, y cuánto duró eso.',
  },
  'the-trend-before-against-the-time-after': {
    name: 'La tendencia de antes frente al tiempo de después',
    idea: 'El nivel, la tendencia y la temporada de antes del inicio se prolongan, y lo que siguió se compara con eso. Donde hay unas pocas zonas de comparación, la parte que las zonas del programa tienen de ambas toma el lugar de sus conteos. Sin ellas, lo que haya empezado al mismo tiempo también está en el efecto.',
    formula:
      'Modelo cuasi-Poisson de nivel, tendencia y temporada con un escalón al inicio (con zonas de comparación: un modelo binomial de la parte). Error estándar: el de mínimos cuadrados con errores de dos partes. Lo que cada zona se dispersa por sí misma se sabe por cómo difieren las zonas dentro de los períodos (con una sola zona, y con proporciones: lo que da el azar). Lo que pasa de eso es común, y su correlación es ρ elevada al tiempo entre períodos, con ρ tal que las columnas ajustadas hagan esperar la autocorrelación de los residuos, y más por cautela; los meses de tres en tres o de seis en seis; t con los grados de libertad de Satterthwaite. Proporciones y medias: mínimos cuadrados ponderados por registros, de la diferencia con las zonas de comparación donde las hay; en las medias, el mayor del error estándar de Newey y West y el de una autocorrelación de primer orden.',
  },
  'a-pretended-start': {
    name: 'Un inicio fingido',
    idea: 'El mismo cálculo se hace como si el programa hubiera empezado 8 períodos antes, con el tiempo anterior a él. No debe encontrar nada. Apoyado: nada de la mitad del menor tamaño valioso. Fallido: encuentra algo. Si no, no se puede saber. Al lado hay otros dos adelantos, que no deciden nada.',
    formula:
      'El efecto y el intervalo del mismo diseño en las celdas sin programa, con los inicios movidos hacia atrás.',
    reference: 'Roth (2022), AER: Insights 4, sobre por qué son débiles las pruebas de tendencias antes del inicio.',
  },
  'how-strong-another-cause-would-have-to-be': {
    name: 'Qué tan fuerte tendría que ser otra causa',
    idea: 'Para explicar el efecto, algo que no se midió tendría que estar unido con esta fuerza a los lugares donde trabajó el programa y también a los números.',
    formula:
      'E = r + √(r(r − 1)) para la razón r, invertida donde es menor que 1; lo mismo para el extremo del intervalo más cercano a 1.',
  },
  'evidence-level': {
    name: 'Nivel de evidencia',
    idea: 'Qué tan bien separa el diseño nuestro trabajo de otras causas. 1: antes y después, sin controles. 2: lo mismo, con controles de influencias conocidas. 3: con un grupo de comparación. 4: casi como un sorteo. 5: asignado por sorteo.',
    formula: 'La variante de los economistas de la escala; algunos criminólogos enseñan antes y después como nivel 2.',
  },
} as const satisfies Readonly<Record<string, ToldNote>>;
