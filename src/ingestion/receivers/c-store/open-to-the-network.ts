import type { Config } from '../../../platform/config.ts';

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '::ffff:127.0.0.1' || /^127(\.\d{1,3}){3}$/.test(host);

/** The line to show at start when anyone who reaches the receiver may send; null when only some may. */
export const openToTheNetwork = ({ env }: Pick<Config, 'env'>): string | null => {
  const isOpen =
    !isLoopback(env.KERMA_DICOM_HOST) &&
    env.KERMA_DICOM_CALLING.length === 0 &&
    env.KERMA_DICOM_TLS_CA === undefined;
  return isOpen
    ? `Anyone on the network may send to C-STORE on ${env.KERMA_DICOM_HOST}: name the senders in KERMA_DICOM_CALLING, or ask for their certificates with KERMA_DICOM_TLS_CA.`
    : null;
};
