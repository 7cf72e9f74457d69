import type { Maker } from '../../dicom/write/makers.ts';

export type UnitKey = 'neuro' | 'cardiac' | 'c-arm' | 'ct-1' | 'ct-2';

export interface HospitalUnit {
  readonly key: UnitKey;
  readonly maker: Maker;
  readonly manufacturer: string;
  readonly modelName: string;
  readonly stationName: string;
  readonly deviceSerialNumber: string;
  readonly softwareVersions: string;
  readonly deviceObserverUid: string;
  readonly accessionPrefix: string;
  /** Share of the year's studies. */
  readonly share: number;
  readonly distanceSourceToIsocenterMm: number;
  readonly distanceSourceToReferencePointMm: number;
}

export const institutionName = 'Kestrel Vale Hospital';

/** The invented hospital's equipment. Makers and models are real products; serial numbers are not. */
export const hospitalUnits: readonly HospitalUnit[] = [
  {
    key: 'neuro',
    maker: 'siemensAngiography',
    manufacturer: 'Siemens',
    modelName: 'ARTIS icono biplane',
    stationName: 'NEURO1',
    deviceSerialNumber: 'KV-154207',
    softwareVersions: 'VE30A 240611',
    deviceObserverUid: '2.25.11480062938475610293847561029384756101',
    accessionPrefix: 'XA',
    share: 0.11,
    distanceSourceToIsocenterMm: 785,
    distanceSourceToReferencePointMm: 635,
  },
  {
    key: 'cardiac',
    maker: 'philipsAngiography',
    manufacturer: 'Philips Medical Systems',
    modelName: 'Allura Clarity FD10',
    stationName: 'CATHLAB2',
    deviceSerialNumber: 'KV-722016',
    softwareVersions: '8.2.17',
    deviceObserverUid: '2.25.11480062938475610293847561029384756102',
    accessionPrefix: 'XC',
    share: 0.15,
    distanceSourceToIsocenterMm: 765,
    distanceSourceToReferencePointMm: 615,
  },
  {
    key: 'c-arm',
    maker: 'geMobileCArm',
    manufacturer: 'GE OEC Medical Systems',
    modelName: 'OEC Elite CFD 31',
    stationName: 'THEATRE5',
    deviceSerialNumber: 'KV-E3C0418',
    softwareVersions: '2.1.9',
    deviceObserverUid: '2.25.11480062938475610293847561029384756103',
    accessionPrefix: 'OR',
    share: 0.12,
    distanceSourceToIsocenterMm: 0,
    distanceSourceToReferencePointMm: 700,
  },
  {
    key: 'ct-1',
    maker: 'canonCt',
    manufacturer: 'CANON_MEC',
    modelName: 'Aquilion ONE / PRISM Edition',
    stationName: 'CT1',
    deviceSerialNumber: 'KV-2CA1972',
    softwareVersions: 'V10.11ER005',
    deviceObserverUid: '2.25.11480062938475610293847561029384756104',
    accessionPrefix: 'CT',
    share: 0.32,
    distanceSourceToIsocenterMm: 0,
    distanceSourceToReferencePointMm: 0,
  },
  {
    key: 'ct-2',
    maker: 'siemensCt',
    manufacturer: 'Siemens Healthineers',
    modelName: 'SOMATOM Drive',
    stationName: 'CT2',
    deviceSerialNumber: 'KV-106633',
    softwareVersions: 'VB20A_SP3',
    deviceObserverUid: '2.25.11480062938475610293847561029384756105',
    accessionPrefix: 'CT',
    share: 0.3,
    distanceSourceToIsocenterMm: 0,
    distanceSourceToReferencePointMm: 0,
  },
];

/** Automatic exposure control of CT1 asks for a little more every week, by 20 % over the last 120 days. */
export const slowDrift = { unit: 'ct-1', lastDays: 120, rise: 0.2 } as const;

/** The mobile C-arm has sent nothing for nine days. */
export const silence = { unit: 'c-arm', lastDays: 9 } as const;
