export * from './documents.ts';
export { makeFolder } from './make-folder.ts';
export { type Finished, finishDocuments, type ManifestFacts } from './manifest.ts';
export { openWarehouse, type WarehouseOptions } from './open.ts';
export * from './warehouse.ts';
