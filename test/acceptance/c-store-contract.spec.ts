import { pino } from 'pino';
import { CStoreReceiver } from '../../src/ingestion/receivers/c-store/c-store.receiver.ts';
import { originalFile } from '../../src/ingestion/receivers/c-store/original-file.ts';
import { splitPart10 } from '../support/c-store.ts';
import { Scu } from '../support/scu.mjs';
import { describeReceiver } from './receivers.contract.ts';

const sourceAeTitle = 'SENDER';

describeReceiver(
  'C-STORE',
  async (door, config) => {
    const receiver = new CStoreReceiver(config, door, pino({ level: 'silent' }));
    await receiver.start();
    const where = { port: receiver.address()?.port ?? 0 };
    return {
      send: async ({ bytes }) => {
        const scu = await Scu.associate(where, { calling: sourceAeTitle });
        const { status } = await scu.store(splitPart10(bytes));
        await scu.release();
        return status === 0 ? 'stored' : 'not-stored';
      },
      keptAs: (sent) => {
        const { sopClass, sopInstance, transferSyntax, dataSet } = splitPart10(sent);
        return originalFile({
          sopClassUid: sopClass,
          sopInstanceUid: sopInstance,
          transferSyntaxUid: transferSyntax,
          sourceAeTitle,
          dataSet,
        });
      },
      sendGarbage: async () => {
        const scu = await Scu.open(where);
        scu.write(Buffer.from('this is no DICOM at all'));
        await scu.next();
        scu.destroy();
      },
      stop: () => receiver.onModuleDestroy(),
    };
  },
  { KERMA_DICOM_MAX_CONNECTIONS_PER_PEER: 32 },
);
