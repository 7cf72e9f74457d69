import type { BodyRegion } from '../../dicom/write/body-regions.ts';
import type { UnitKey } from './units.ts';

/** Primary (+ LAO) and secondary (+ cranial) angle in degrees. */
export type Angles = readonly [number, number];

export interface FluoroscopyExam {
  readonly key: string;
  readonly unit: UnitKey;
  /** Share of the unit's studies. */
  readonly share: number;
  readonly descriptions: readonly string[];
  readonly procedure: string;
  readonly region: BodyRegion;
  readonly protocols: { readonly fluoroscopy: string; readonly acquisition: string };
  readonly therapeutic: boolean;
  readonly emergency: boolean;
  readonly orientation: 'supine' | 'prone';
  readonly kermaAreaProduct: { readonly medianGycm2: number; readonly sigma: number };
  /** Mean area of the beam at the reference point. */
  readonly fieldAreaCm2: number;
  readonly fluoroscopyTimeMin: { readonly median: number; readonly sigma: number };
  /** Part of the air kerma given by acquisitions. */
  readonly acquisitionShare: number;
  readonly fluoroscopyEvents: readonly [number, number];
  readonly acquisitions: readonly [number, number];
  readonly spins: readonly [number, number];
  readonly framesPerS: number;
  readonly pulsesPerS: number;
  /** Part of the air kerma given by plane B; 0 on units with one plane. */
  readonly planeBShare: number;
  readonly anglesA: readonly Angles[];
  readonly anglesB: readonly Angles[];
  /** How strongly the dose follows the patient's size: exponent of BMI ÷ 26. */
  readonly sizeExponent: number;
  /** What the median was invented around: rows of reference-levels.json, or "invented". */
  readonly source: string;
}

const neuro = {
  unit: 'neuro',
  orientation: 'supine',
  framesPerS: 4,
  pulsesPerS: 7.5,
  sizeExponent: 0.3,
  anglesB: [
    [-90, 0],
    [-88, 2],
    [-95, -4],
    [-75, 0],
  ],
} as const;

const cardiac = {
  unit: 'cardiac',
  orientation: 'supine',
  pulsesPerS: 7.5,
  framesPerS: 15,
  planeBShare: 0,
  anglesB: [],
  spins: [0, 0],
  region: 'heart',
  sizeExponent: 1.3,
} as const;

const coronaryAngles: readonly Angles[] = [
  [-30, -22],
  [-2, 35],
  [-28, 25],
  [40, 25],
  [38, -28],
  [3, -32],
  [45, 0],
  [-30, 0],
];

const cArm = {
  unit: 'c-arm',
  acquisitionShare: 0,
  acquisitions: [0, 0],
  spins: [0, 0],
  framesPerS: 0,
  pulsesPerS: 0,
  planeBShare: 0,
  anglesA: [],
  anglesB: [],
} as const;

/**
 * What the invented hospital does under fluoroscopy. Medians lie below the published 75th percentiles named in
 * `source` (reference-levels.json), or at the published medians; spreads are invented (sigma 0.4–0.7, as multicentre
 * interquartile ranges suggest).
 */
export const fluoroscopyExams: readonly FluoroscopyExam[] = [
  {
    ...neuro,
    key: 'cerebral-angiography',
    share: 0.34,
    descriptions: ['Cerebral angiography', 'XA Cerebral Angio', 'ANGIO CEREBRAL 4 VESSEL'],
    procedure: 'Diagnostic cerebral angiography',
    region: 'head',
    protocols: { fluoroscopy: 'FL Neuro', acquisition: 'Carotid DSA' },
    therapeutic: false,
    emergency: false,
    kermaAreaProduct: { medianGycm2: 66, sigma: 0.45 },
    fieldAreaCm2: 128,
    fluoroscopyTimeMin: { median: 8.5, sigma: 0.45 },
    acquisitionShare: 0.68,
    fluoroscopyEvents: [8, 16],
    acquisitions: [6, 11],
    spins: [0, 1],
    planeBShare: 0.42,
    anglesA: [
      [0, 0],
      [0, 25],
      [-25, 5],
      [30, 0],
    ],
    source:
      'invented around ref-0403 (median 69.6) and below ref-0304, ref-0305, ref-0306 (75th: 101.6, 711, 13.3)',
  },
  {
    ...neuro,
    key: 'thrombectomy',
    share: 0.2,
    descriptions: ['Mechanical thrombectomy', 'XA Thrombectomy stroke', 'Stroke thrombectomy'],
    procedure: 'Mechanical thrombectomy, acute stroke',
    region: 'head',
    protocols: { fluoroscopy: 'FL Neuro', acquisition: 'Cerebral DSA' },
    therapeutic: true,
    emergency: true,
    kermaAreaProduct: { medianGycm2: 95, sigma: 0.55 },
    fieldAreaCm2: 122,
    fluoroscopyTimeMin: { median: 21, sigma: 0.55 },
    acquisitionShare: 0.5,
    fluoroscopyEvents: [14, 30],
    acquisitions: [6, 13],
    spins: [0, 1],
    planeBShare: 0.45,
    anglesA: [
      [0, 0],
      [-5, 20],
      [20, 0],
    ],
    source: 'invented between ref-0333 (median 78) and ref-0312, ref-0314 (75th: 225, 44.7 min)',
  },
  {
    ...neuro,
    key: 'aneurysm-coiling',
    share: 0.12,
    descriptions: ['Aneurysm coiling', 'XA Coil embolisation'],
    procedure: 'Intracranial aneurysm embolisation',
    region: 'brain',
    protocols: { fluoroscopy: 'FL Neuro roadmap', acquisition: 'Cerebral DSA zoom' },
    therapeutic: true,
    emergency: false,
    kermaAreaProduct: { medianGycm2: 130, sigma: 0.5 },
    fieldAreaCm2: 72,
    fluoroscopyTimeMin: { median: 38, sigma: 0.45 },
    acquisitionShare: 0.42,
    fluoroscopyEvents: [30, 70],
    acquisitions: [10, 22],
    spins: [1, 2],
    planeBShare: 0.47,
    anglesA: [
      [15, 10],
      [-20, 25],
      [35, -5],
    ],
    source: 'invented below ref-0308, ref-0309, ref-0310 (75th: 199.9, 3458.7, 57.3)',
  },
  {
    ...neuro,
    key: 'avm-embolisation',
    share: 0.03,
    descriptions: ['AVM embolisation'],
    procedure: 'Cerebral AVM embolisation',
    region: 'brain',
    protocols: { fluoroscopy: 'FL Neuro roadmap', acquisition: 'Cerebral DSA zoom' },
    therapeutic: true,
    emergency: false,
    kermaAreaProduct: { medianGycm2: 210, sigma: 0.5 },
    fieldAreaCm2: 92,
    fluoroscopyTimeMin: { median: 50, sigma: 0.3 },
    acquisitionShare: 0.45,
    fluoroscopyEvents: [60, 140],
    acquisitions: [18, 36],
    spins: [1, 3],
    planeBShare: 0.46,
    anglesA: [
      [10, 15],
      [-30, 10],
    ],
    source: 'invented below ref-0316, ref-0317, ref-0318 (75th: 412.3, 4447.8, 99.3)',
  },
  {
    ...neuro,
    key: 'kyphoplasty',
    share: 0.17,
    descriptions: ['Balloon kyphoplasty', 'Kyphoplasty L1', 'XA Kyphoplasty'],
    procedure: 'Percutaneous vertebral augmentation, kyphoplasty',
    region: 'lumbarSpine',
    protocols: { fluoroscopy: 'FL Spine', acquisition: 'Spine single' },
    therapeutic: true,
    emergency: false,
    orientation: 'prone',
    kermaAreaProduct: { medianGycm2: 38, sigma: 0.55 },
    fieldAreaCm2: 105,
    fluoroscopyTimeMin: { median: 8.5, sigma: 0.45 },
    acquisitionShare: 0.08,
    fluoroscopyEvents: [16, 34],
    acquisitions: [1, 3],
    spins: [0, 1],
    planeBShare: 0.58,
    anglesA: [
      [0, 0],
      [0, 12],
      [-22, 8],
      [22, 8],
    ],
    anglesB: [
      [-90, 0],
      [-90, 6],
    ],
    sizeExponent: 1.6,
    source:
      'invented: fluoroscopy time around ref-0394 and ref-0396 (10.1 and 6.1 min), KAP below ref-0271 (75th: 70)',
  },
  {
    ...neuro,
    key: 'vertebroplasty',
    share: 0.14,
    descriptions: ['Vertebroplasty', 'Percutaneous vertebroplasty T12', 'XA Vertebroplasty'],
    procedure: 'Percutaneous vertebral augmentation, vertebroplasty',
    region: 'spine',
    protocols: { fluoroscopy: 'FL Spine', acquisition: 'Spine single' },
    therapeutic: true,
    emergency: false,
    orientation: 'prone',
    kermaAreaProduct: { medianGycm2: 30, sigma: 0.6 },
    fieldAreaCm2: 108,
    fluoroscopyTimeMin: { median: 6.2, sigma: 0.5 },
    acquisitionShare: 0.06,
    fluoroscopyEvents: [12, 26],
    acquisitions: [1, 2],
    spins: [0, 1],
    planeBShare: 0.56,
    anglesA: [
      [0, 0],
      [0, 10],
      [-18, 6],
    ],
    anglesB: [
      [-90, 0],
      [-88, 4],
    ],
    sizeExponent: 1.6,
    source:
      'invented: below ref-0271 and ref-0272 (75th: 70, 11 min), time around ref-0395 (4.9 min a level)',
  },
  {
    ...cardiac,
    key: 'coronary-angiography',
    share: 0.44,
    descriptions: ['Coronary angiography', 'CAG', 'Left heart cath'],
    procedure: 'Diagnostic coronary angiography',
    protocols: { fluoroscopy: 'Coronary Fluoro Low', acquisition: 'Coronary 15 fps' },
    therapeutic: false,
    emergency: false,
    kermaAreaProduct: { medianGycm2: 24, sigma: 0.5 },
    fieldAreaCm2: 68,
    fluoroscopyTimeMin: { median: 3.8, sigma: 0.5 },
    acquisitionShare: 0.66,
    fluoroscopyEvents: [6, 13],
    acquisitions: [7, 11],
    anglesA: coronaryAngles,
    source: 'invented below ref-0295 (75th: 35)',
  },
  {
    ...cardiac,
    key: 'pci',
    share: 0.3,
    descriptions: ['PCI', 'Percutaneous coronary intervention', 'PTCA + stent'],
    procedure: 'Percutaneous coronary intervention',
    protocols: { fluoroscopy: 'Coronary Fluoro Low', acquisition: 'Coronary 15 fps' },
    therapeutic: true,
    emergency: true,
    kermaAreaProduct: { medianGycm2: 56, sigma: 0.55 },
    fieldAreaCm2: 58,
    fluoroscopyTimeMin: { median: 12.5, sigma: 0.5 },
    acquisitionShare: 0.5,
    fluoroscopyEvents: [16, 34],
    acquisitions: [12, 24],
    anglesA: coronaryAngles,
    source: 'invented below ref-0296 (75th: 85)',
  },
  {
    ...cardiac,
    key: 'tavi',
    share: 0.11,
    descriptions: ['TAVI', 'Transcatheter aortic valve'],
    procedure: 'Transcatheter aortic valve implantation',
    protocols: { fluoroscopy: 'TAVI Fluoro', acquisition: 'Aorta 15 fps' },
    therapeutic: true,
    emergency: false,
    kermaAreaProduct: { medianGycm2: 78, sigma: 0.5 },
    fieldAreaCm2: 98,
    fluoroscopyTimeMin: { median: 17, sigma: 0.4 },
    acquisitionShare: 0.4,
    fluoroscopyEvents: [20, 42],
    acquisitions: [8, 15],
    anglesA: [
      [10, -12],
      [0, 0],
      [-5, -8],
    ],
    source: 'invented below ref-0297 (75th: 130)',
  },
  {
    ...cardiac,
    key: 'pacemaker',
    share: 0.15,
    descriptions: ['Pacemaker implantation', 'PM DDD implant'],
    procedure: 'Pacemaker implantation, dual chamber',
    protocols: { fluoroscopy: 'EP Fluoro Low', acquisition: 'EP 7.5 fps' },
    therapeutic: true,
    emergency: false,
    kermaAreaProduct: { medianGycm2: 2.2, sigma: 0.65 },
    fieldAreaCm2: 105,
    fluoroscopyTimeMin: { median: 4.6, sigma: 0.6 },
    acquisitionShare: 0.12,
    fluoroscopyEvents: [8, 20],
    acquisitions: [1, 2],
    anglesA: [
      [0, 0],
      [-25, 0],
      [35, 0],
    ],
    source: 'invented below ref-0300 (75th: 3.5)',
  },
  {
    ...cArm,
    key: 'hip-fixation',
    share: 0.34,
    descriptions: ['Hip fracture fixation', 'ORIF hip', 'Proximal femoral nail'],
    procedure: 'Proximal femoral fixation',
    region: 'hip',
    protocols: { fluoroscopy: 'Ortho', acquisition: '' },
    therapeutic: true,
    emergency: true,
    orientation: 'supine',
    kermaAreaProduct: { medianGycm2: 0.9, sigma: 0.6 },
    fieldAreaCm2: 165,
    fluoroscopyTimeMin: { median: 0.75, sigma: 0.5 },
    fluoroscopyEvents: [8, 24],
    sizeExponent: 1.5,
    source: 'invented',
  },
  {
    ...cArm,
    key: 'ankle-fixation',
    share: 0.2,
    descriptions: ['Ankle ORIF', 'ORIF ankle'],
    procedure: 'Ankle fracture fixation',
    region: 'ankle',
    protocols: { fluoroscopy: 'Extremity', acquisition: '' },
    therapeutic: true,
    emergency: false,
    orientation: 'supine',
    kermaAreaProduct: { medianGycm2: 0.07, sigma: 0.5 },
    fieldAreaCm2: 120,
    fluoroscopyTimeMin: { median: 0.5, sigma: 0.5 },
    fluoroscopyEvents: [6, 16],
    sizeExponent: 0.2,
    source: 'invented',
  },
  {
    ...cArm,
    key: 'spine-surgery',
    share: 0.18,
    descriptions: ['Lumbar fusion', 'Spine fixation L4-S1'],
    procedure: 'Thoraco-lumbar spine surgery',
    region: 'lumbarSpine',
    protocols: { fluoroscopy: 'Spine', acquisition: '' },
    therapeutic: true,
    emergency: false,
    orientation: 'prone',
    kermaAreaProduct: { medianGycm2: 0.6, sigma: 0.6 },
    fieldAreaCm2: 170,
    fluoroscopyTimeMin: { median: 0.3, sigma: 0.5 },
    fluoroscopyEvents: [4, 14],
    sizeExponent: 1.6,
    source: 'invented around ref-0347, ref-0348 (75th: 0.29 min, 0.71)',
  },
  {
    ...cArm,
    key: 'pain-procedure',
    share: 0.28,
    descriptions: ['Facet joint injection', 'Lumbar epidural', 'Nerve root block'],
    procedure: 'Image-guided spinal injection',
    region: 'lumbarSpine',
    protocols: { fluoroscopy: 'Pain', acquisition: '' },
    therapeutic: true,
    emergency: false,
    orientation: 'prone',
    kermaAreaProduct: { medianGycm2: 0.55, sigma: 0.55 },
    fieldAreaCm2: 160,
    fluoroscopyTimeMin: { median: 0.45, sigma: 0.5 },
    fluoroscopyEvents: [5, 14],
    sizeExponent: 1.6,
    source: 'invented',
  },
];
