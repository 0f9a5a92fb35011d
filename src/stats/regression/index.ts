export * from './cluster-covariance.ts';
export * from './compare-models.ts';
export * from './counterfactual.ts';
export {
  type ClusterTest,
  type SmallSampleCovariance,
  smallSampleCovariance,
} from './cr2.ts';
export * from './cr2-test.ts';
export * from './fit.ts';
export * from './glm.ts';
export * from './glm-family.ts';
export * from './glm-input.ts';
export * from './glm-measures.ts';
export * from './gls-ar1.ts';
export { dummies, type Groups, groupRows, isNested } from './groups.ts';
export * from './least-squares.ts';
export * from './negative-binomial-regression.ts';
export * from './newey-west.ts';
export * from './ordinal-logit.ts';
export * from './robust-covariance.ts';
export * from './wild-cluster-bootstrap.ts';
