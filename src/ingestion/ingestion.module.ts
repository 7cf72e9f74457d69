import { Module } from '@nestjs/common';
import { readDoseReport } from '../dicom/index.ts';
import { DoseModule, DoseRecorder } from '../dose/index.ts';
import { IngestionDoor } from './arrival.ts';
import { ArrivalsController } from './arrivals.controller.ts';
import { ArrivalsQueries } from './arrivals.queries.ts';
import { ArrivalsStream } from './arrivals.stream.ts';
import { ArrivalViews } from './arrival-views.ts';
import { Attempt } from './attempt.ts';
import { IngestionFigures } from './ingestion.figures.ts';
import { IngestionService } from './ingestion.service.ts';
import { IngestionWorker } from './ingestion.worker.ts';
import { OriginalStore } from './original-store.ts';
import { OriginalsController } from './originals.controller.ts';
import { OriginalsService } from './originals.service.ts';
import { ReceiptBook } from './receipt-book.ts';
import { ReceiptQueue } from './receipt-queue.ts';
import { CStoreFigures } from './receivers/c-store/c-store.figures.ts';
import { CStoreReceiver } from './receivers/c-store/c-store.receiver.ts';
import { FileImport } from './receivers/command-line/file-import.ts';
import { Intake } from './receivers/intake/intake.ts';
import { ReadingOutcomes } from './receivers/intake/reading-outcomes.ts';
import { Receivers } from './receivers/receivers.service.ts';
import { UploadsController } from './receivers/upload/uploads.controller.ts';
import { UploadService } from './receivers/upload/upload.service.ts';
import { TakenFiles } from './receivers/watch-folder/taken-files.ts';
import { WatchFolderReceiver } from './receivers/watch-folder/watch-folder.receiver.ts';
import { ReplayService } from './replay.service.ts';
import { REPORT_READER, REPORT_RECORDER } from './report-steps.ts';
import { IngestionTally } from './tally.ts';

const steps = [
  { provide: REPORT_READER, useValue: readDoseReport },
  { provide: REPORT_RECORDER, useExisting: DoseRecorder },
];
const receivers = [
  CStoreReceiver,
  CStoreFigures,
  WatchFolderReceiver,
  UploadService,
  FileImport,
  Intake,
  ReadingOutcomes,
  TakenFiles,
  Receivers,
];

/** How reports come in: receivers, originals, receipts, and the worker that brings them into their studies. */
@Module({
  imports: [DoseModule],
  controllers: [ArrivalsController, UploadsController, OriginalsController],
  providers: [
    OriginalStore,
    ReceiptBook,
    ReceiptQueue,
    IngestionTally,
    Attempt,
    IngestionWorker,
    { provide: IngestionDoor, useClass: IngestionService },
    ArrivalsQueries,
    ArrivalsStream,
    ArrivalViews,
    ReplayService,
    OriginalsService,
    IngestionFigures,
    ...steps,
    ...receivers,
  ],
  exports: [IngestionDoor, Receivers, FileImport],
})
export class IngestionModule {}
