export * from './augmented-control.ts';
export * from './choose-lambda.ts';
export * from './conformal.ts';
export * from './donor-panel.ts';
export * from './fit-gate.ts';
export * from './nearest-mixture.ts';
export * from './placebos.ts';
export * from './synthetic-control.ts';
