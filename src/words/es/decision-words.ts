import type { Words } from '../words.ts';

/** What a board is asked to decide, and why. */
const amountText = (amount: string | null): string => (amount === null ? '' : ` (${amount})`);

export const decisionWords: Words['decisionWords'] = {
  respond: (title) => `Decidir qué hacer ante este número: ${title}.`,
  keepWord: (title) => `Hacer lo que dijeron sobre este número, o decir por qué no: ${title}.`,
  verdictFell: (verdict) => `El veredicto es “${verdict}”.`,
  respondForGroups: (title, groups) => `Decidir qué hacer ante este número: ${title}, para ${groups}.`,
  worseForThem: 'Para ese grupo empeoró, sea lo que sea que pasó en conjunto.',
  guardrailWorse: (amount) => `Esta salvaguarda empeoró${amountText(amount)}.`,
  numberWorse: (amount) => `Este número empeoró${amountText(amount)}.`,
  askWhy: (title) => `Preguntar por qué esto fue en la dirección equivocada: ${title}.`,
  lookNextDoor: (title) => `Preguntar si este número solo se desplazó a las zonas vecinas: ${title}.`,
  replan: (title) => `Mantener, cambiar o dejar el plan de este número: ${title}.`,
  offCourse: (target, by) => `No está donde debe estar hoy en el camino a la meta de ${target} para ${by}.`,
  countAfresh: (title) => `Preguntar qué cambió en los registros, y desde cuándo contar: ${title}.`,
  askAlike: (title) => `Acordar cómo se pregunta desde ahora, sin cambiarlo después: ${title}.`,
  notComparable: (reason) => `No se puede comparar con antes${reason === null ? '' : `: ${reason}`}.`,
  judgeLonger: (title) => `Acordar un tiempo más largo para juzgar este número: ${title}.`,
  tooFew: 'Hay muy pocos casos para saber.',
  learnOf: (titles) => `Acordar cómo se enterarán de esto: ${titles}.`,
  hidden: (isOne, owners) =>
    `Aquí ${isOne ? 'está oculto' : 'están ocultos'} para proteger a las personas. Pregunten a quien guarda los datos: ${owners}.`,
  nextTarget: (title) => `Acordar la próxima meta de este número: ${title}.`,
  targetMet: 'La meta se cumplió.',
  mendData: (source) => `Pedir que se corrijan los datos de ${source}.`,
  nothing: 'Nada en este informe pide una decisión.',
  moreFollow: (n, isOne) =>
    isOne ? 'Los veredictos de arriba piden una más.' : `Los veredictos de arriba piden ${n} más.`,
};
