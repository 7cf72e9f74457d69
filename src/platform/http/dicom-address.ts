import { Injectable } from '@nestjs/common';

/** Where the DICOM receiver listens, for the pages to show; whoever opens it says so. */
@Injectable()
export class DicomAddress {
  /** null: it does not listen (yet). */
  port: number | null = null;
}
