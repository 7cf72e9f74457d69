import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../../platform/config.ts';
import { openToTheNetwork } from './open-to-the-network.ts';

const said = (settings: NodeJS.ProcessEnv): string | null => openToTheNetwork(readConfig(settings));

describe('the line about an open receiver', () => {
  it.each(['0.0.0.0', '::', '10.1.2.3', 'kerma.hospital.example'])('is said for %s', (host) => {
    expect(said({ KERMA_DICOM_HOST: host })).toContain(
      `Anyone on the network may send to C-STORE on ${host}`,
    );
  });

  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('is not said for %s', (host) => {
    expect(said({ KERMA_DICOM_HOST: host })).toBeNull();
  });

  it('is not said when senders are named or must show a certificate', () => {
    expect(said({ KERMA_DICOM_HOST: '0.0.0.0', KERMA_DICOM_CALLING: 'CT1' })).toBeNull();
    expect(said({ KERMA_DICOM_HOST: '0.0.0.0', KERMA_DICOM_TLS_CA: 'ca.pem' })).toBeNull();
  });
});
