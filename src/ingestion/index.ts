export { IngestionDoor, type Arrival } from './arrival.ts';
export type { FileResult } from './ingestion.contract.ts';
export { IngestionModule } from './ingestion.module.ts';
export { FileImport } from './receivers/command-line/file-import.ts';
export { Receivers } from './receivers/receivers.service.ts';
export { ingestionSchema } from './schema.ts';
