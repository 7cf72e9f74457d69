import type { BodyRegion } from '../../dicom/write/body-regions.ts';

export interface CtPhase {
  readonly protocol: string;
  readonly type: 'spiral' | 'sequenced' | 'stationary';
  readonly region: BodyRegion;
  readonly contrast: boolean;
  readonly ctdiVol: { readonly medianMgy: number; readonly sigma: number };
  readonly phantomDiameterCm: 16 | 32;
  readonly lengthMm: { readonly mean: number; readonly sd: number };
  readonly kvp: number;
  readonly rotationS: number;
  readonly pitch: number;
  readonly collimationMm: { readonly single: number; readonly total: number };
  /** How often it is done in one study. */
  readonly times: readonly [number, number];
  /** The second tube's voltage when the scanner has two and the phase uses both (dual energy). */
  readonly secondKvp?: number;
}

export interface CtExam {
  readonly key: string;
  /** Share of the studies of CT1 and of CT2. */
  readonly share: { readonly 'ct-1': number; readonly 'ct-2': number };
  readonly descriptions: readonly string[];
  readonly procedure: string;
  readonly patients: 'adults' | 'children';
  readonly emergency: boolean;
  readonly therapeutic: boolean;
  readonly localisers: number;
  readonly localiserLengthMm: number;
  readonly phases: readonly CtPhase[];
  /** How strongly CTDIvol follows the patient's size: exponent of weight ÷ 75 kg (for children, of age). */
  readonly sizeExponent: number;
  /** What the medians were invented around: rows of reference-levels.json, or "invented". */
  readonly source: string;
}

const head = {
  type: 'spiral',
  region: 'head',
  phantomDiameterCm: 16,
  kvp: 120,
  rotationS: 0.75,
  pitch: 0.6,
  collimationMm: { single: 0.5, total: 20 },
  times: [1, 1],
} as const;

const body = {
  type: 'spiral',
  phantomDiameterCm: 32,
  kvp: 120,
  rotationS: 0.5,
  pitch: 0.9,
  collimationMm: { single: 0.5, total: 40 },
  times: [1, 1],
} as const;

const monitoring = {
  ...body,
  protocol: 'Bolus tracking',
  type: 'stationary',
  contrast: true,
  ctdiVol: { medianMgy: 0.9, sigma: 0.15 },
  lengthMm: { mean: 10, sd: 0 },
  pitch: 0,
  collimationMm: { single: 10, total: 10 },
  times: [3, 8],
} as const;

/**
 * What the invented hospital does with CT. Medians lie below the published 75th percentiles named in `source`
 * (reference-levels.json); spreads are invented. DLP is CTDIvol × scanning length, always.
 */
export const ctExams: readonly CtExam[] = [
  {
    key: 'head',
    share: { 'ct-1': 0.31, 'ct-2': 0.22 },
    descriptions: ['CT Head', 'CT Brain non-contrast', 'Head^1_HeadRoutine (Adult)'],
    procedure: 'CT head without contrast',
    patients: 'adults',
    emergency: true,
    therapeutic: false,
    localisers: 2,
    localiserLengthMm: 256,
    phases: [
      {
        ...head,
        protocol: 'Head routine',
        contrast: false,
        ctdiVol: { medianMgy: 46, sigma: 0.14 },
        lengthMm: { mean: 172, sd: 12 },
      },
    ],
    sizeExponent: 0.15,
    source: 'invented below ref-0022, ref-0023 (75th: 52, 880)',
  },
  {
    key: 'chest',
    share: { 'ct-1': 0.17, 'ct-2': 0.15 },
    descriptions: ['CT Chest', 'CT Thorax', 'CT Chest with contrast'],
    procedure: 'CT chest with contrast',
    patients: 'adults',
    emergency: false,
    therapeutic: false,
    localisers: 1,
    localiserLengthMm: 450,
    phases: [
      {
        ...body,
        protocol: 'Chest',
        region: 'chest',
        contrast: true,
        ctdiVol: { medianMgy: 7.6, sigma: 0.22 },
        lengthMm: { mean: 345, sd: 28 },
      },
    ],
    sizeExponent: 1.35,
    source: 'invented below ref-0028, ref-0029 (75th: 10, 390)',
  },
  {
    key: 'abdomen-pelvis',
    share: { 'ct-1': 0.19, 'ct-2': 0.18 },
    descriptions: ['CT Abdomen Pelvis', 'CT Abdo/Pelvis + C', 'Abdomen^Routine (Adult)'],
    procedure: 'CT abdomen and pelvis with contrast',
    patients: 'adults',
    emergency: true,
    therapeutic: false,
    localisers: 1,
    localiserLengthMm: 560,
    phases: [
      {
        ...body,
        protocol: 'Abdomen portal venous',
        region: 'abdomenAndPelvis',
        contrast: true,
        ctdiVol: { medianMgy: 9.8, sigma: 0.22 },
        lengthMm: { mean: 470, sd: 32 },
        secondKvp: 140,
      },
    ],
    sizeExponent: 1.4,
    source: 'invented below ref-0030, ref-0031 (75th: 13, 600)',
  },
  {
    key: 'chest-abdomen-pelvis',
    share: { 'ct-1': 0.1, 'ct-2': 0.15 },
    descriptions: ['CT CAP', 'CT Chest Abdomen Pelvis', 'CT TAP multiphase'],
    procedure: 'CT chest, abdomen and pelvis with contrast',
    patients: 'adults',
    emergency: false,
    therapeutic: false,
    localisers: 1,
    localiserLengthMm: 720,
    phases: [
      {
        ...body,
        protocol: 'Abdomen non-contrast',
        region: 'abdomenAndPelvis',
        contrast: false,
        ctdiVol: { medianMgy: 5.4, sigma: 0.2 },
        lengthMm: { mean: 250, sd: 20 },
      },
      { ...monitoring, region: 'abdomenAndPelvis' },
      {
        ...body,
        protocol: 'CAP portal venous',
        region: 'chestAbdomenPelvis',
        contrast: true,
        ctdiVol: { medianMgy: 8.4, sigma: 0.2 },
        lengthMm: { mean: 660, sd: 35 },
      },
    ],
    sizeExponent: 1.4,
    source: 'invented below ref-0034, ref-0035 (75th: 11, 940)',
  },
  {
    key: 'cta-head-neck',
    share: { 'ct-1': 0.09, 'ct-2': 0.13 },
    descriptions: ['CTA Head and Neck', 'CT Angio carotids + COW', 'CTA Stroke'],
    procedure: 'CT angiography head and neck',
    patients: 'adults',
    emergency: true,
    therapeutic: false,
    localisers: 1,
    localiserLengthMm: 420,
    phases: [
      {
        ...head,
        protocol: 'Head routine',
        contrast: false,
        ctdiVol: { medianMgy: 45, sigma: 0.12 },
        lengthMm: { mean: 170, sd: 10 },
      },
      { ...monitoring, region: 'neck' },
      {
        ...body,
        protocol: 'CTA arch to vertex',
        region: 'neck',
        contrast: true,
        ctdiVol: { medianMgy: 11.5, sigma: 0.2 },
        lengthMm: { mean: 370, sd: 24 },
        kvp: 100,
      },
    ],
    sizeExponent: 0.5,
    source: 'invented; head part below ref-0022 (75th: 52)',
  },
  {
    key: 'lumbar-spine',
    share: { 'ct-1': 0.06, 'ct-2': 0.08 },
    descriptions: ['CT Lumbar Spine', 'CT LSp'],
    procedure: 'CT lumbar spine without contrast',
    patients: 'adults',
    emergency: false,
    therapeutic: false,
    localisers: 2,
    localiserLengthMm: 380,
    phases: [
      {
        ...body,
        protocol: 'Lumbar spine',
        region: 'lumbarSpine',
        contrast: false,
        ctdiVol: { medianMgy: 21, sigma: 0.2 },
        lengthMm: { mean: 255, sd: 22 },
        rotationS: 0.75,
        pitch: 0.8,
      },
    ],
    sizeExponent: 1.1,
    source: 'invented below ref-0036, ref-0037 (75th: 26, 670)',
  },
  {
    key: 'head-child',
    share: { 'ct-1': 0.06, 'ct-2': 0.045 },
    descriptions: ['CT Head Paediatric', 'CT Brain child'],
    procedure: 'CT head without contrast, child',
    patients: 'children',
    emergency: true,
    therapeutic: false,
    localisers: 1,
    localiserLengthMm: 220,
    phases: [
      {
        ...head,
        protocol: 'Head child',
        contrast: false,
        ctdiVol: { medianMgy: 27, sigma: 0.14 },
        lengthMm: { mean: 148, sd: 12 },
        kvp: 100,
      },
    ],
    sizeExponent: 0.3,
    source: 'invented below ref-0118, ref-0120, ref-0122, ref-0124 (75th by age: 23, 27, 31, 55)',
  },
  {
    key: 'vertebroplasty-ct',
    share: { 'ct-1': 0.02, 'ct-2': 0.045 },
    descriptions: ['CT-guided vertebroplasty', 'Vertebroplasty under CT'],
    procedure: 'Percutaneous vertebral augmentation, vertebroplasty under CT',
    patients: 'adults',
    emergency: false,
    therapeutic: true,
    localisers: 1,
    localiserLengthMm: 380,
    phases: [
      {
        ...body,
        protocol: 'Spine planning',
        region: 'lumbarSpine',
        contrast: false,
        ctdiVol: { medianMgy: 14, sigma: 0.2 },
        lengthMm: { mean: 150, sd: 20 },
      },
      {
        ...body,
        protocol: 'Needle control',
        type: 'sequenced',
        region: 'lumbarSpine',
        contrast: false,
        ctdiVol: { medianMgy: 9.5, sigma: 0.2 },
        lengthMm: { mean: 28, sd: 4 },
        pitch: 1,
        collimationMm: { single: 1, total: 16 },
        times: [8, 18],
      },
      {
        ...body,
        protocol: 'Spine control',
        region: 'lumbarSpine',
        contrast: false,
        ctdiVol: { medianMgy: 12, sigma: 0.2 },
        lengthMm: { mean: 130, sd: 15 },
      },
    ],
    sizeExponent: 1.1,
    source: 'invented between ref-0343 and ref-0342 (needle phase medians: 305.6, 975.2)',
  },
];
