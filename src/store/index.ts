export type * from './warehouse.ts';
export { openWarehouse, type WarehouseOptions } from './open.ts';
export * from './documents.ts';
export { finishDocuments } from './manifest.ts';
