import type { ToldNote } from './note.ts';

/** What keeps a claim from being stronger than the data. */
export const guardNotes = {
  'many-comparisons': {
    name: 'Muchas comparaciones',
    idea: 'Entre muchas comparaciones, algunas llaman la atención por azar. En cada familia declarada, la proporción de falsas alarmas entre los veredictos se mantiene en α, y los intervalos se amplían en igual medida.',
    formula:
      'q = el menor de p × m ÷ rango, tomado desde el mayor p hacia abajo. Nivel del intervalo = 1 − el mayor de R y 1 × α ÷ m, para R veredictos de m.',
  },
  'many-comparisons-none-of-them-false': {
    name: 'Muchas comparaciones, sin ninguna falsa',
    idea: 'La probabilidad de una sola falsa alarma entre los veredictos de una familia se mantiene en α.',
    formula:
      'q = el mayor de p × (m − rango + 1), tomado desde el menor p hacia arriba. Nivel del intervalo = 1 − α ÷ (m − R + 1).',
  },
  'dates-on-which-verdicts-fall': {
    name: 'Fechas en que caen los veredictos',
    idea: 'Mirar cada trimestre al 5 % da una falsa alarma en 17 de 100 programas en tres años. Por eso α se gasta en fechas fijadas de antemano: poco al principio, casi todo al final. Entre ellas un informe dice “en observación”.',
    formula:
      'α gastado en una parte s de las miradas: 4 (1 − Φ(z de 1 − α/4 ÷ √s)). Un veredicto sobre el movimiento puede usar lo que su mirada agrega: su período es propio, y partes que suman α valen sin importar cómo dependan las miradas. Un efecto tiene los datos de las miradas anteriores, y su p sale de todas juntas.',
  },
  'were-both-times-recorded-alike': {
    name: '¿Se anotaron igual los dos tiempos?',
    idea: 'Antes de cualquier veredicto: las mismas agencias, la misma proporción de registros con lugar y con código conocido, las mismas zonas, la misma rapidez de los reportes. Si algo de eso se movió más de lo declarado, los números no se pueden comparar. Un cambio que todas las zonas comparten lo quita una comparación entre zonas, y nada más.',
    formula:
      'Proporciones de ambos tiempos en las zonas del programa y de comparación, cada una frente a su límite; menos de 30 registros no se juzgan.',
    reference: 'Los límites se declaran con la evaluación; los usuales son 3, 2 y 3 puntos.',
  },
  'is-this-what-it-always-does': {
    name: '¿Es lo de siempre?',
    idea: 'Una gráfica de comportamiento del proceso muestra el rango de los altibajos propios de los números, y marca lo que sale de él con reglas con nombre. Una marca es una pregunta, no un veredicto: de 17 a 21 de 100 gráficas estables de 20 puntos muestran una.',
    formula:
      'Tasas y proporciones: media ± 3 sigma, ampliada por lo que se mueven más que el azar (u′ y p′ de Laney). Valores sueltos: media ± 2.66 × rango móvil medio. Los límites empiezan de nuevo solo con una declaración y su razón.',
  },
  'areas-at-their-worst-fall-back-by-themselves': {
    name: 'Las zonas en su peor momento bajan por sí mismas',
    idea: 'Las zonas que se eligen por sus números altos tuvieron en parte mala suerte. Cada línea de base se acerca a la de todas las zonas según cuánto de la diferencia es probable que sea azar.',
    formula: 'Parte que queda = varianza entre zonas ÷ (varianza entre zonas + φ × tasa ÷ exposición).',
  },
} as const satisfies Readonly<Record<string, ToldNote>>;
