export { areaMonths, isLevel } from './area-months.ts';
export * from './design.ts';
export { type DraftEffect, type EffectInput, estimateEffect, type FamilyAdjustment } from './effect.ts';
export { factsOf, likeRows, type PreLaunchFacts } from './facts.ts';
export { gates } from './gates.ts';
export { chooseDesign } from './ladder.ts';
export { panelOf } from './panel-of.ts';
export { preLaunch } from './pre-launch.ts';
export { rungs } from './rungs.ts';
