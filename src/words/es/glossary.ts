import type { Words } from '../words.ts';

/** Words that a board meets in the report and may want explained, in the order of need. */
export const glossary: Words['glossary'] = [
  {
    term: 'Línea de base',
    meaning: 'El tiempo de antes con el que medimos el cambio. El informe dice por qué se eligió.',
  },
  {
    term: 'Rango probable',
    meaning:
      'Los números suben y bajan por azar. El rango probable tiene los valores que van bien con los datos: un método así acierta 95 veces de 100.',
  },
  {
    term: 'Dónde debe estar hoy',
    meaning:
      'Trazamos una línea recta desde la línea de base, el día en que se fijó la meta, hasta la meta, el día en que vence. La línea dice dónde debe estar hoy el número.',
  },
  { term: 'Zona del programa', meaning: 'Un lugar donde trabaja la coalición.' },
  { term: 'Zona de comparación', meaning: 'Un lugar donde no trabaja. Muestra lo que pasó de todos modos.' },
  {
    term: 'Tasa',
    meaning: 'Un conteo dividido entre el número de personas y el tiempo. Así se pueden comparar lugares y períodos.',
  },
  {
    term: 'Salvaguarda',
    meaning: 'Un número que vigilamos para que lo bueno en un lado no esconda un daño en otro.',
  },
  {
    term: 'Provisional',
    meaning:
      'Todavía llegan reportes tardíos, así que el número va a cambiar. Se dibuja hueco y no entra en ningún veredicto.',
  },
  {
    term: 'Números pequeños',
    meaning: 'Menos de 20 de un lado. Un porcentaje engañaría, así que solo se dan los conteos.',
  },
  {
    term: 'Nivel de evidencia',
    meaning:
      'Qué tan bien separa el diseño nuestro trabajo de otras causas, de 1 (solo antes y después) a 5 (asignado por sorteo).',
  },
  {
    term: 'Nota de los datos',
    meaning:
      'A: los datos pasaron todas las pruebas. B: hubo avisos, o fallas que se aceptan por ahora. C: una prueba falló, o se perdió 5 % o más de los registros.',
  },
];

/** Five lines on how to read a report. */
export const howToRead: Words['howToRead'] = [
  'Cada número tiene dos veredictos. Uno dice hacia dónde se movió. El otro dice si va camino a su meta.',
  'La flecha muestra hacia dónde fue el número. La palabra a su lado dice si eso es bueno.',
  '“Sin cambio claro” no es “sin cambio”. Quiere decir que el azar por sí solo podría explicar lo que vimos.',
  'Antes y después no muestran quién causó un cambio. El nivel de evidencia dice hasta dónde llega el diseño.',
  'Cuando falta un número, la razón está en su lugar. Nada se inventa, y oculto nunca es cero.',
];
