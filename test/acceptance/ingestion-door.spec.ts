import { describeReceiver } from './receivers.contract.ts';

describeReceiver('the door itself, as every way in uses it', (door) =>
  Promise.resolve({
    send: ({ name, bytes }) =>
      door.accept({ bytes, channel: 'cli', sender: null, fileName: name }).then(
        () => 'stored',
        () => 'not-stored',
      ),
    stop: () => Promise.resolve(),
  }),
);
