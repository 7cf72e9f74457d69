import { Injectable } from '@nestjs/common';

/** What came of an attempt to send a mail. */
export type Delivery = 'sent' | 'failed';

/** What this process has sent since its start, for the metrics. */
@Injectable()
export class MailTally {
  readonly deliveries: Record<Delivery, number> = { sent: 0, failed: 0 };

  count(delivery: Delivery): void {
    this.deliveries[delivery] += 1;
  }
}
