export * from './documents.ts';
export { finishDocuments } from './manifest.ts';
export { openWarehouse, type WarehouseOptions } from './open.ts';
export * from './warehouse.ts';
