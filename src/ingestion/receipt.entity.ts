import { Entity, Index } from 'typeorm';
import { Id, Int, IntOrNull, LongTextOrNull, Text, TextOrNull } from '../platform/database/columns.ts';
import type { Channel } from './arrival.ts';
import type { ReceiptStatus } from './ingestion.contract.ts';

/** One distinct file that arrived: where it came from, where it stands, why it stopped there. Times are ISO 8601, UTC. */
@Entity({ name: 'receipt' })
@Index('receipt_by_status', ['status', 'id'])
@Index('receipt_by_time', ['receivedAt'])
@Index('receipt_by_sha256', ['sha256'], { unique: true })
export class ReceiptRow {
  @Id() id: number;
  @Text('status') status: ReceiptStatus;
  @Text('channel') channel: Channel;
  @TextOrNull('sender') sender: string | null;
  @TextOrNull('file_name') fileName: string | null;
  @Text('sha256') sha256: string;
  @Int('size_bytes') sizeBytes: number;
  @TextOrNull('sop_instance_uid') sopInstanceUid: string | null;
  @Text('received_at') receivedAt: string;
  /** When it was recorded, refused or parked. */
  @TextOrNull('settled_at') settledAt: string | null;
  @Int('times_received') timesReceived: number;
  @Text('last_received_at') lastReceivedAt: string;
  @TextOrNull('code') code: string | null;
  @LongTextOrNull('message') message: string | null;
  @Int('attempts') attempts: number;
  @TextOrNull('next_attempt_at') nextAttemptAt: string | null;
  @IntOrNull('finding_count') findingCount: number | null;
  /** Of `dose`: no foreign key, a study may be merged away while its arrival stays in the log. */
  @IntOrNull('study_id') studyId: number | null;
  @IntOrNull('report_id') reportId: number | null;
  /** Which process reads it now, and until when the others leave it alone. */
  @TextOrNull('lease_holder') leaseHolder: string | null;
  @TextOrNull('lease_until') leaseUntil: string | null;
}
