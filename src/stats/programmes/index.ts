export { cornersOf, type LinearProgramme, maximise, type Optimum } from './linear-programme.ts';
export { bestMoves, type Moves } from './moves.ts';
