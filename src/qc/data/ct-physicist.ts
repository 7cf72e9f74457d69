import type { Procedure } from '../core/procedure.ts';
import {
  allItemsPass,
  annualSurvey,
  between,
  checklist,
  choice,
  chosen,
  computed,
  count,
  differenceFrom,
  fixed,
  fixedCases,
  item,
  mustPass,
  number,
  often,
  passOrFail,
  physicistDecides,
  test,
  text,
  trend,
  when,
  within,
  yesNo,
  type CatalogueTest,
} from './catalogue-parts.ts';

type Usual = 'modality' | 'performedBy' | 'equipmentTypes' | 'frequency' | 'onFailure';

const survey = (said: Omit<CatalogueTest, Usual> & Partial<CatalogueTest>): Procedure =>
  test({
    modality: 'ct',
    performedBy: 'physicist',
    equipmentTypes: ['ct'],
    frequency: annualSurvey,
    onFailure: physicistDecides,
    ...said,
  });

const hounsfield = "[hnsf'U]";
const fromMemory = { verification: 'proposal', sources: ['MEM'] } as const;
const acrUniformity = { verification: 'verified', sources: ['ACR-SCORE'] } as const;
const examTypes = ['adult head', 'adult abdomen', 'paediatric head', 'paediatric abdomen'];

/** Limits that hold for one protocol each. */
const byProtocol = (protocol: string, least: number) =>
  when(protocol, [chosen('protocol', protocol)], { action: within(least, null, fromMemory) });

/** A range of the ACR phantom; at other voltages the baseline counts. */
const at120Kv = (field: string, low: number, high: number) =>
  fixedCases(field, hounsfield, [
    when('at 120 kV', [between('kv', 120, 120)], {
      action: within(low, high, { verification: 'secondary', sources: ['ACR-HU'] }),
    }),
  ]);

const accreditation = {
  verification: 'secondary',
  sources: ['ACR-SCORE'],
  note: 'Phantom at the accreditation protocol only, never patients. The catalogue calls these levels memory elsewhere: check them.',
} as const;
const reference = { verification: 'memory', sources: ['MEM'] } as const;

const ctdiLevels = (protocol: string, warning: number, action: number) =>
  when(protocol, [chosen('protocol', protocol)], {
    warning: within(null, warning, reference),
    action: within(null, action, accreditation),
  });

/** Tests of CT units by the physicist: the annual survey. */
export const ctPhysicist: readonly Procedure[] = [
  survey({
    key: 'CT-P01',
    name: 'Review of clinical protocols',
    setUp: 'Console or export of the protocols',
    criteria: 'Reviewed and written down.',
    reference: 'ACR CT QC Manual; OAR 333-106-0364(4)(k); TJC',
    sources: ['OR-0364'],
    verification: { status: 'verified-requirement', note: null },
    fields: [
      text('list', 'Protocols reviewed'),
      passOrFail('notify', 'Notification / alert values set'),
      passOrFail('drl', 'Compared with DRLs'),
    ],
    rules: mustPass(['OR-0364'], 'notify', 'drl'),
  }),
  survey({
    key: 'CT-P02',
    name: 'Scout prescription and alignment light accuracy',
    setUp: 'Phantom with marks on its outside',
    criteria: 'Each within 2 mm.',
    reference: 'ACR CT QC Manual (from memory); OAR 333-106-0364(4)(a), (d)',
    sources: ['MEM', 'OR-0364'],
    verification: { status: 'memory', note: null },
    fields: [number('light', 'Light vs slice plane', 'mm'), number('scout', 'Scout vs slice location', 'mm')],
    rules: [
      fixed('light', 'mm', { action: within(-2, 2, fromMemory) }),
      fixed('scout', 'mm', { action: within(-2, 2, fromMemory) }),
    ],
  }),
  survey({
    key: 'CT-P03',
    name: 'Image thickness (axial)',
    setUp: 'Wire ramps of module 1 of ACR 464, or other ramps',
    criteria: 'Within 1.5 mm of nominal.',
    reference: 'ACR Phantom Scoring (a major deficiency when more than 1.5 mm thicker)',
    sources: ['ACR-SCORE'],
    verification: { status: 'verified', note: null },
    fields: [number('nominal', 'Nominal', 'mm'), number('meas', 'Measured', 'mm')],
    rules: [
      differenceFrom('nominal', 'meas', 'mm', {
        action: within(-1.5, 1.5, { verification: 'verified', sources: ['ACR-SCORE'] }),
      }),
    ],
  }),
  survey({
    key: 'CT-P04',
    name: 'Table travel accuracy',
    setUp: 'Ruler or marks, table loaded',
    criteria:
      'Within 2 mm over 300 mm (ACR, from memory); 21 CFR 1020.33(i): scan increment within 1 mm (read in Rhode Island’s table for CBCT).',
    reference: 'ACR CT QC Manual; RI 4.10',
    sources: ['RI-4.10', 'OR-0364', 'MEM'],
    verification: { status: 'verified-secondary', note: null },
    fields: [number('set', 'Commanded', 'mm'), number('meas', 'Measured', 'mm')],
    rules: [
      differenceFrom('set', 'meas', 'mm', {
        warning: within(-1, 1, { verification: 'secondary', sources: ['RI-4.10'] }),
        action: within(-2, 2, {
          verification: 'secondary',
          sources: ['MEM'],
          note: 'The catalogue calls 2 mm over 300 mm memory elsewhere: check it.',
        }),
      }),
    ],
  }),
  survey({
    key: 'CT-P05',
    name: 'Radiation beam width',
    setUp: 'CR plate, radiochromic film or electronic ruler',
    criteria:
      'The manufacturer’s figure; ACR: beyond nominal by no more than 3 mm or 30 %, the greater (from memory).',
    reference: 'ACR CT QC Manual; OAR 333-106-0364(4)(f)',
    sources: ['MEM', 'OR-0364'],
    verification: { status: 'memory', note: null },
    fields: [number('nt', 'N x T', 'mm'), number('meas', 'FWHM at isocentre', 'mm')],
  }),
  survey({
    key: 'CT-P06',
    name: 'Low-contrast performance (CNR)',
    setUp: 'Module 2 of ACR 464, 25 mm rod',
    criteria:
      'Adult head and abdomen above 1.0, paediatric head above 0.7, paediatric abdomen above 0.4 (from memory).',
    reference: 'ACR CT accreditation',
    sources: ['MEM', 'ACR-SCORE'],
    verification: { status: 'memory', note: 'That CNR is scored was read; the figures are from memory.' },
    seriesBy: ['protocol'],
    fields: [
      choice('protocol', 'Protocol', examTypes),
      number('rod', 'ROI rod', hounsfield),
      number('bg', 'ROI background', hounsfield),
      number('sd', 'SD background', hounsfield),
      computed('cnr', 'CNR', '1', { formula: '(rod-bg)/sd' }),
    ],
    rules: [
      fixedCases('cnr', '1', [
        byProtocol('adult head', 1),
        byProtocol('adult abdomen', 1),
        byProtocol('paediatric head', 0.7),
        byProtocol('paediatric abdomen', 0.4),
      ]),
    ],
  }),
  survey({
    key: 'CT-P07',
    name: 'Spatial resolution (axial)',
    setUp: 'Bar patterns of module 4 of ACR 464, width 100, level 1100',
    criteria: 'Adult abdomen 6 lp/cm, high-resolution chest 8 lp/cm or more (from memory).',
    reference: 'ACR CT QC Manual',
    sources: ['MEM'],
    verification: { status: 'memory', note: null },
    seriesBy: ['protocol'],
    fields: [
      choice('protocol', 'Protocol', ['adult abdomen', 'adult head', 'HR chest']),
      number('lpcm', 'Resolved', '{lp}/cm'),
    ],
    rules: [
      fixedCases('lpcm', '{lp}/cm', [
        byProtocol('adult abdomen', 6),
        byProtocol('adult head', 6),
        byProtocol('HR chest', 8),
      ]),
    ],
  }),
  survey({
    key: 'CT-P08',
    name: 'CT number accuracy (5 materials, each kV)',
    setUp: 'Module 1 of ACR 464',
    criteria:
      'At 120 kV: water -7 to 7 (head protocol -5 to 5), air -1005 to -970, polyethylene -107 to -84, acrylic 110 to 135, bone 850 to 970; at other kV the baseline.',
    reference: 'ACR Phantom Scoring: CT (revised 2024)',
    sources: ['ACR-HU'],
    verification: { status: 'verified-secondary', note: null },
    fields: [
      number('kv', 'kV', 'kV'),
      number('water', 'Water', hounsfield),
      number('air', 'Air', hounsfield),
      number('poly', 'Polyethylene', hounsfield),
      number('acrylic', 'Acrylic', hounsfield),
      number('bone', 'Bone', hounsfield),
    ],
    rules: [
      at120Kv('water', -7, 7),
      at120Kv('air', -1005, -970),
      at120Kv('poly', -107, -84),
      at120Kv('acrylic', 110, 135),
      at120Kv('bone', 850, 970),
    ],
  }),
  survey({
    key: 'CT-P09',
    name: 'CT number uniformity',
    setUp: 'Module 3 of ACR 464',
    criteria:
      'At most 5 HU; 5–7 HU minor, above 7 HU major deficiency; IEC 61223-3-5: 4 HU at acceptance, 2 HU from baseline.',
    reference: 'ACR Phantom Scoring; IEC 61223-3-5',
    sources: ['ACR-SCORE', 'IEC-3-5'],
    verification: { status: 'verified', note: null },
    fields: [
      number('c', 'Centre', hounsfield),
      number('n', '12', hounsfield),
      number('e', '3', hounsfield),
      number('s', '6', hounsfield),
      number('w', '9', hounsfield),
      computed('maxdev', 'Max deviation', hounsfield, {
        formula: 'max(abs(n-c),abs(e-c),abs(s-c),abs(w-c))',
      }),
    ],
    rules: [
      fixed('maxdev', hounsfield, {
        warning: within(null, 5, acrUniformity),
        action: within(null, 7, acrUniformity),
      }),
    ],
  }),
  survey({
    key: 'CT-P10',
    name: 'Artifact evaluation (all detector configurations)',
    setUp: 'Large uniform phantom',
    criteria: 'No artifacts that matter.',
    reference: 'ACR CT QC Manual; OAR 333-106-0364(4)(g)(E)',
    sources: ['OR-0364'],
    verification: { status: 'verified-requirement', note: null },
    fields: [
      text('config', 'Configuration'),
      choice('result', 'Artifacts', ['none', 'present - not significant', 'significant']),
    ],
  }),
  survey({
    key: 'CT-P11',
    name: 'Dosimetry: CTDIvol measured vs displayed',
    setUp: 'CTDI phantoms of 16 and 32 cm, 100 mm pencil chamber (calibrated within 24 months)',
    criteria:
      'Displayed within 20 % of measured. ACR (from memory; adult head, adult abdomen, paediatric head, paediatric abdomen): at most 80/30/40/20 mGy, reference 75/25/35/15 mGy.',
    reference: 'TJC on CT (20 % was read); ACR Phantom Scoring',
    sources: ['FIERCE', 'OR-0364', 'MEM'],
    verification: {
      status: 'verified-secondary',
      note: '20 % was read, the ACR levels are from memory; calibration within 24 months was read in OAR.',
    },
    seriesBy: ['protocol'],
    fields: [
      choice('protocol', 'Protocol', examTypes),
      choice('phantom', 'CTDI phantom', ['16 cm', '32 cm']),
      number('meas', 'Measured CTDIvol', 'mGy'),
      number('disp', 'Displayed CTDIvol', 'mGy'),
      computed('dev', 'Deviation', '%', { formula: '100*(disp-meas)/meas' }),
    ],
    rules: [
      fixed('dev', '%', { action: within(-20, 20, { verification: 'secondary', sources: ['FIERCE'] }) }),
      fixedCases('meas', 'mGy', [
        ctdiLevels('adult head', 75, 80),
        ctdiLevels('adult abdomen', 25, 30),
        ctdiLevels('paediatric head', 35, 40),
        when(
          'paediatric abdomen, 16 cm',
          [chosen('protocol', 'paediatric abdomen'), chosen('phantom', '16 cm')],
          {
            warning: within(null, 15, reference),
            action: within(null, 20, accreditation),
          },
        ),
        when(
          'paediatric abdomen, 32 cm',
          [chosen('protocol', 'paediatric abdomen'), chosen('phantom', '32 cm')],
          {
            action: within(null, 10, accreditation),
          },
        ),
      ]),
    ],
    trends: trend(['individuals'], 'dev'),
  }),
  survey({
    key: 'CT-P12',
    name: 'Gray-level performance of acquisition display monitors (photometer)',
    setUp: 'Photometer, TG270 patterns',
    criteria:
      'Ratio about 350; L’max 100 cd/m² or more (ACR manual 90: from memory); non-uniformity at most 30 %.',
    reference: 'AAPM Report 270; ACR CT QC Manual; OAR (g)(A)',
    sources: ['OR-0364', 'TG270', 'MEM'],
    verification: { status: 'verified-requirement', note: null },
    fields: [
      number('lmax', 'L’max', 'cd/m2'),
      number('lmin', 'L’min', 'cd/m2'),
      computed('ratio', 'Ratio', '1', { formula: 'lmax/lmin' }),
      number('gsdf', 'GSDF deviation', '%'),
      number('unif', 'Uniformity (LUDM)', '%'),
    ],
  }),
  survey({
    key: 'CT-P13',
    name: 'Gantry tilt and table-gantry alignment',
    setUp: 'Protractor or phantom',
    criteria: 'Tilt within 3° (AAPM 39), alignment within 5 mm (both from memory).',
    reference: 'OAR 333-106-0364(4)(b), (c)',
    sources: ['OR-0364', 'MEM'],
    verification: { status: 'verified-requirement', note: null },
    fields: [
      number('set', 'Set tilt', 'deg'),
      number('meas', 'Measured', 'deg'),
      number('align', 'Table-gantry offset', 'mm'),
    ],
  }),
  survey({
    key: 'CT-P14',
    name: 'Tube potential and HVL',
    frequency: often(['acceptance', 'annual'], 'at acceptance; each year where required', {
      triggers: ['acceptance'],
    }),
    setUp: 'kV and HVL meter, tube at rest',
    criteria: 'kV within the manufacturer’s limits or 5 %; HVL at least the table of 21 CFR 1020.30(m).',
    reference: 'AAPM Report 39; 21 CFR 1020.30',
    sources: ['MEM', 'CFR-1020.30'],
    verification: { status: 'memory', note: null },
    fields: [number('kv', 'Set kV', 'kV'), number('meas', 'Measured', 'kV'), number('hvl', 'HVL', 'mm{Al}')],
  }),
  survey({
    key: 'CT-P15',
    name: 'Safety evaluation (visual, audible/visual signals, posting)',
    setUp: 'Nothing',
    criteria: 'Every item passes.',
    reference: 'OAR 333-106-0364(4)(j)',
    sources: ['OR-0364'],
    verification: { status: 'verified', note: null },
    fields: [
      checklist([
        item('visual', 'Visual inspection'),
        item('signals', 'Audible and visual signals'),
        item('posting', 'Posting'),
        item('shield', 'Shielding intact'),
      ]),
    ],
    rules: [allItemsPass(['OR-0364'])],
  }),
  survey({
    key: 'CT-P16',
    name: 'Review of technologist QC and report',
    frequency: often(['quarterly', 'annual'], 'each year at least; each quarter is advised (our inference)'),
    setUp: 'Kerma’s own records',
    criteria: 'The records were looked at; the action limits were confirmed again.',
    reference: 'ACR CT QC Manual: action limits reviewed each year; NJ 22.10',
    sources: ['ACR-QCM', 'MEM'],
    verification: {
      status: 'verified-requirement',
      note: 'That the QMP reviews the action criteria each year was read in slides on the manual.',
    },
    fields: [
      number('rate', 'QC days done / clinical days', '%'),
      count('open', 'Open issues'),
      yesNo('sign', 'Reviewed'),
    ],
  }),
];
