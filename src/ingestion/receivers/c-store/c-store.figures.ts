import { Inject, Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { Metrics } from '../../../platform/http/metrics.ts';
import { CStoreReceiver } from './c-store.receiver.ts';

/** What Prometheus is told of the C-STORE receiver. */
@Injectable()
export class CStoreFigures {
  constructor(@Inject(Metrics) { registry }: Metrics, @Inject(CStoreReceiver) receiver: CStoreReceiver) {
    const registers = [registry];
    new Gauge({
      name: 'kerma_dicom_connections_open',
      help: 'DICOM connections open now',
      registers,
      collect() {
        this.set(receiver.statistics().connectionsOpen);
      },
    });
    new Counter({
      name: 'kerma_dicom_messages_total',
      help: 'Associations accepted, echoes answered, objects stored and refused, since the start',
      labelNames: ['what'],
      registers,
      collect() {
        const { associationsAccepted, echoes, objectsStored, objectsRefused } = receiver.statistics();
        this.reset();
        this.inc({ what: 'association-accepted' }, associationsAccepted);
        this.inc({ what: 'echo' }, echoes);
        this.inc({ what: 'object-stored' }, objectsStored);
        this.inc({ what: 'object-refused' }, objectsRefused);
      },
    });
    new Counter({
      name: 'kerma_dicom_connections_ended_total',
      help: 'DICOM connections turned away or ended by us, by reason, since the start',
      labelNames: ['reason'],
      registers,
      collect() {
        this.reset();
        for (const [reason, count] of Object.entries(receiver.statistics().ended))
          this.inc({ reason }, count);
      },
    });
  }
}
