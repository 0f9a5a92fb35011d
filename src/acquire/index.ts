export { type Project, readDeclarations } from './declarations.ts';
export { parseRecord } from './dialect.ts';
export { type FoundFile, type FoundFiles, findFiles } from './find-files.ts';
export { locateRecords } from './locate.ts';
export { type RecordSeen, walkRecords } from './records.ts';
export { type FileRequest, type Opening, openFile, stageExactly, stageFile } from './stage-file.ts';
export type { DefectiveRecord, Staged } from './staged.ts';
