export { readDeclarations, type Project } from './declarations.ts';
export { findFiles, type FoundFile, type FoundFiles } from './find-files.ts';
export { locateRecords } from './locate.ts';
export { type FileRequest, stageExactly, stageFile } from './stage-file.ts';
export type { DefectiveRecord, Staged } from './staged.ts';
export { parseRecord } from './dialect.ts';
export { type RecordSeen, walkRecords } from './records.ts';
