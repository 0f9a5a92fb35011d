import type { Words } from '../words.ts';

/** What people say of a report: what they promised beforehand, and what they answer. */
export const boardWords: Words['boardWords'] = {
  said: 'Ustedes dijeron:',
  saidBefore: 'Lo que dijeron que harán',
  written: 'Escrito por personas. Hecho con los veredictos:',
  draft: 'Borrador, sin aprobar',
  draftMark: 'Borrador',
  signed: (by, on) => `Firmado por ${by}, ${on}`,
  unsigned: 'Sin firmar todavía: esto es un borrador.',
  reply: (from, on) => `${from} responde (${on}):`,
  repliesLeft: 'Respuestas a números que ya no se informan',
  replyTo: (from, report, on) => `${from} responde al informe de ${report} (${on}):`,
  correction: (on) => `Corrección del ${on}.`,
  correctionTo: (report, on) => `Corrección del ${on} al informe de ${report}:`,
  underWay: (terms) => `Ya en marcha: ${terms}.`,
  nextVerdict: (on) => `Próximo veredicto: ${on}.`,
  ownerAsked: (owner) => `A cargo: ${owner}. ¿Para cuándo?`,
  nameDates: 'Donde no hay fecha, digan quién se encarga y para cuándo.',
  carriedOver: 'Acciones pendientes',
  noneOpen: 'Ninguna está abierta.',
  due: (on) => `vence el ${on}`,
  firstDue: (on) => `vencía primero el ${on}`,
  late: 'con retraso',
  since: (title, was, now) => `${title}: ${was} cuando se tomó, ${now} ahora.`,
  open: (n, late) =>
    `${n === 1 ? 'hay 1 abierta' : `hay ${n} abiertas`}${late === 0 ? '' : `, ${late} con retraso`}; se nombran más adelante.`,
  moreOpen: (n) => (n === 1 ? 'Hay una más abierta.' : `Hay ${n} más abiertas.`),
  inTime: (done, due) =>
    due === 1
      ? `La única que vencía ${done === 1 ? 'se hizo' : 'no se hizo'} para su primera fecha.`
      : `De ${due} que vencían, ${done === 0 ? 'ninguna se hizo' : done === 1 ? '1 se hizo' : `${done} se hicieron`} para la primera fecha que tuvieron.`,
  concerns: (titles) => `Toca a ${titles}.`,
};

export const commitmentWords: Words['commitmentWords'] = {
  better: 'Mejor',
  worse: 'Peor',
  changed: 'Subió o bajó',
  'no-clear-change': 'Sin cambio claro',
  'too-few': 'Muy pocos casos para saber',
  'cannot-be-compared': 'No se puede comparar',
};
