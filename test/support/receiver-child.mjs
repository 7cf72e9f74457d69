/**
 * A C-STORE receiver of the built program in a process of its own: what peers cost it can be told apart from what the
 * suites beside it, and the garbage that they left, cost theirs. Settings come as JSON in the first argument.
 */
import { pino } from 'pino';
import { CStoreReceiver } from '../../dist/ingestion/receivers/c-store/c-store.receiver.js';
import { readConfig } from '../../dist/platform/config.js';

const door = { accept: () => Promise.resolve({ receiptId: 1, outcome: 'stored' }) };
const config = readConfig({}, { KERMA_DICOM_PORT: 0, ...JSON.parse(process.argv[2]) });
const receiver = new CStoreReceiver(config, door, pino({ level: 'silent' }));
await receiver.start();
process.send({ port: receiver.address().port });
process.on('message', () => process.send({ statistics: receiver.statistics() }));
process.on('disconnect', () => process.exit());
