import type { Procedure } from '../core/procedure.ts';
import {
  allItemsPass,
  attachment,
  checklist,
  choice,
  choiceRule,
  computed,
  eachDayOfUse,
  fixed,
  item,
  limit,
  monthly,
  mustPass,
  number,
  often,
  onFailure,
  passOrFail,
  percentOfBaseline,
  repeatThenStop,
  safetyItem,
  test,
  trend,
  weekly,
  within,
  type CatalogueTest,
} from './catalogue-parts.ts';

type Usual = 'modality' | 'performedBy' | 'equipmentTypes' | 'onFailure';

const ctTest = (said: Omit<CatalogueTest, Usual> & Partial<CatalogueTest>): Procedure =>
  test({
    modality: 'ct',
    performedBy: 'technologist',
    equipmentTypes: ['ct'],
    onFailure: repeatThenStop,
    ...said,
  });

const hounsfield = "[hnsf'U]";
const ours = { verification: 'proposal', sources: ['LOCAL'] } as const;
const acrRange = { verification: 'secondary', sources: ['ACR-HU'], note: 'At 120 kV.' } as const;
const acrUniformity = { verification: 'verified', sources: ['ACR-SCORE'] } as const;

/** Tests of CT units by technologists. */
export const ctTechnologist: readonly Procedure[] = [
  ctTest({
    key: 'CT-T01',
    name: 'Water CT number',
    frequency: eachDayOfUse,
    setUp:
      'The manufacturer’s water phantom, axial head (in turn with helical abdomen); ROI of about 400 mm² at the centre',
    criteria:
      'Within 5 HU of 0 (the ACR manual advises 3 HU: from memory), or the manufacturer’s limit where tighter.',
    onFailure: onFailure(
      'Repeat; recentre; air calibration. If it still fails: no patients, call service and QMP.',
    ),
    reference: 'ACR CT QC Manual 2017; WAC 246-226-080(1)(a) daily; OAR 333-106-0363(7)(a)',
    sources: ['RADSER', 'WAC-080', 'OR-0363', 'ACR-QCM'],
    verification: {
      status: 'verified',
      note: '5 HU was read on a secondary page about the ACR programme, 3 HU is from memory.',
    },
    seriesBy: ['protocol'],
    fields: [
      choice('protocol', 'Protocol', ['axial head', 'helical abdomen']),
      number('mean', 'Mean CT number', hounsfield),
    ],
    rules: [
      fixed('mean', hounsfield, {
        warning: within(-3, 3, { verification: 'memory', sources: ['ACR-QCM'] }),
        action: within(-5, 5, { verification: 'secondary', sources: ['RADSER'] }),
      }),
    ],
    trends: trend(['individuals', 'ewma', 'cusum'], 'mean'),
  }),
  ctTest({
    key: 'CT-T02',
    name: 'Image noise (standard deviation in water)',
    frequency: eachDayOfUse,
    setUp: 'The image of CT-T01',
    criteria: 'Within 20 % of the baseline that the QMP sets (for each protocol).',
    reference: 'ACR CT QC Manual; WAC 246-226-080(1)(a)',
    sources: ['RADSER', 'WAC-080'],
    verification: { status: 'verified-secondary', note: '20 % was read on radser.com.' },
    fields: [number('sd', 'Standard deviation', hounsfield)],
    rules: [
      percentOfBaseline('sd', {
        action: within(-20, 20, { verification: 'secondary', sources: ['RADSER'] }),
      }),
    ],
    trends: trend(['individuals', 'ewma'], 'sd'),
  }),
  ctTest({
    key: 'CT-T03',
    name: 'Artifact evaluation',
    frequency: eachDayOfUse,
    setUp: 'All QC images, narrow window (such as width 100, level 0)',
    criteria: 'No artifacts that matter clinically.',
    reference: 'ACR CT QC Manual; WAC 246-226-080(1)(b); OAR 333-106-0363(7)(b)',
    sources: ['WAC-080', 'OR-0363', 'RADSER'],
    verification: { status: 'verified', note: null },
    fields: [
      choice('artifact', 'Artifacts', ['none', 'faint - acceptable', 'ring', 'streak', 'shading', 'other']),
      attachment('image', 'Key image / photo', { whenField: 'artifact', isNoneOf: ['none'] }),
    ],
    rules: [
      choiceRule('artifact', {
        warning: limit(['none'], { verification: 'by-definition', sources: ['WAC-080'] }),
        action: limit(['none', 'faint - acceptable'], {
          verification: 'by-definition',
          sources: ['WAC-080'],
        }),
      }),
    ],
  }),
  ctTest({
    key: 'CT-T04',
    name: 'Daily function, indicators and safety; tube warm-up / air calibration',
    frequency: eachDayOfUse,
    setUp: 'Nothing',
    criteria: 'Everything works as it should.',
    reference: 'N.J.A.C. 7:28-22.7 Table 3 item 1',
    sources: ['NJ-22.7'],
    verification: { status: 'verified', note: null },
    fields: [
      checklist([
        item('warmup', 'Warm-up done'),
        item('airCal', 'Air calibration done'),
        safetyItem('indicator', 'X-ray-on lights'),
        item('intercom', 'Intercom and video'),
        item('table', 'Table and gantry movement'),
        safetyItem('door', 'Door interlock / light'),
        item('lasers', 'Lasers on'),
        safetyItem('estop', 'Emergency stops reset'),
      ]),
    ],
    rules: [allItemsPass(['NJ-22.7'])],
  }),
  ctTest({
    key: 'CT-T05',
    name: 'Field uniformity',
    frequency: often(['daily'], 'each day in New Jersey; often weekly or monthly elsewhere'),
    setUp: 'Water phantom, four ROIs at the edge and one at the centre',
    criteria: 'At most 5 HU (warning); action above 7 HU; the manufacturer’s limit where there is one.',
    reference: 'N.J.A.C. 7:28-22.7 item 4 (daily, manufacturer’s specification); ACR Phantom Scoring 5/7 HU',
    sources: ['NJ-22.7', 'ACR-SCORE'],
    verification: { status: 'verified', note: null },
    fields: [
      number('c', 'Centre', hounsfield),
      number('n', '12 o’clock', hounsfield),
      number('e', '3 o’clock', hounsfield),
      number('s', '6 o’clock', hounsfield),
      number('w', '9 o’clock', hounsfield),
      computed('maxdev', 'Max |edge - centre|', hounsfield, {
        formula: 'max(abs(n-c),abs(e-c),abs(s-c),abs(w-c))',
      }),
    ],
    rules: [
      fixed('maxdev', hounsfield, {
        warning: within(null, 5, acrUniformity),
        action: within(null, 7, acrUniformity),
      }),
    ],
    trends: trend(['individuals'], 'maxdev'),
  }),
  ctTest({
    key: 'CT-T06',
    name: 'Visual checklist',
    frequency: monthly,
    setUp: 'Nothing',
    criteria: 'Every item passes.',
    reference: 'ACR CT QC Manual; WAC 246-226-080(1)(d)',
    sources: ['WAC-080', 'OR-0363'],
    verification: {
      status: 'verified-requirement',
      note: 'That there is a monthly list was read; its items are from memory.',
    },
    fields: [
      checklist([
        item('tableHeight', 'Table height indicator'),
        item('tablePos', 'Table position indicator'),
        item('angulation', 'Gantry tilt indicator'),
        item('laser', 'Laser localization light'),
        item('accel', 'High-voltage/accelerator indicators'),
        item('doors', 'Door integrity'),
        item('cables', 'Cables, covers, spills'),
        item('posting', 'Technique charts / postings'),
        item('phantom', 'QC phantom intact, no bubbles'),
      ]),
    ],
    rules: [allItemsPass(['WAC-080', 'OR-0363'])],
  }),
  ctTest({
    key: 'CT-T07',
    name: 'Gray-level performance of acquisition display monitors',
    frequency: monthly,
    setUp: 'SMPTE or TG270 pattern',
    criteria: '5 % and 95 % are seen, the bars are told apart.',
    reference: 'ACR CT QC Manual; WAC 246-226-080(1)(f)',
    sources: ['WAC-080', 'TG270'],
    verification: { status: 'verified-requirement', note: null },
    fields: [
      passOrFail('p5', '5 % patch visible'),
      passOrFail('p95', '95 % patch visible'),
      passOrFail('bars', 'Bars distinguishable at centre and corners'),
      passOrFail('clean', 'Clean, no artefacts'),
    ],
    rules: mustPass(['WAC-080', 'TG270'], 'p5', 'p95', 'bars', 'clean'),
  }),
  ctTest({
    key: 'CT-T08',
    name: 'Laser alignment light check',
    frequency: monthly,
    setUp: 'Phantom with scribed marks, or film in steps of 2 mm',
    criteria: 'Within 2 mm (ACR, from memory); Rhode Island’s table for CBCT has 5 mm.',
    reference: 'ACR CT QC Manual; RI 4.10',
    sources: ['MEM', 'RI-4.10'],
    verification: { status: 'memory', note: null },
    fields: [
      number('z', 'Axial light vs scan plane', 'mm'),
      number('x', 'Sagittal', 'mm'),
      number('y', 'Coronal', 'mm'),
    ],
    rules: [fixed('z', 'mm', { action: within(-2, 2, { verification: 'proposal', sources: ['MEM'] }) })],
  }),
  ctTest({
    key: 'CT-T09',
    name: 'Displayed CTDIvol / technique constancy of the QC scan',
    frequency: eachDayOfUse,
    setUp: 'Console, by the dose report of the QC series',
    criteria: 'Within 5 % of baseline (our proposal; fixed technique).',
    reference: 'Our proposal: the CT dose report can fill it in',
    sources: ['LOCAL'],
    verification: { status: 'local', note: null },
    fields: [
      number('ctdi', 'Displayed CTDIvol', 'mGy'),
      number('kv', 'kV', 'kV'),
      number('mas', 'mAs', 'mA.s'),
    ],
    rules: [percentOfBaseline('ctdi', { warning: within(-3, 3, ours), action: within(-5, 5, ours) })],
    trends: trend(['individuals'], 'ctdi'),
  }),
  ctTest({
    key: 'CT-T10',
    name: 'Weekly material CT numbers (air, acrylic, polyethylene, bone inserts)',
    frequency: weekly,
    setUp: 'The manufacturer’s phantom, or module 1 of ACR 464',
    criteria:
      'ACR at 120 kV: air -1005 to -970, polyethylene -107 to -84, water -7 to 7, acrylic 110 to 135, bone 850 to 970.',
    reference: 'ACR Phantom Scoring: CT',
    sources: ['ACR-HU'],
    verification: { status: 'verified-secondary', note: 'Technologists need not do it.' },
    fields: [
      number('air', 'Air', hounsfield),
      number('poly', 'Polyethylene', hounsfield),
      number('acrylic', 'Acrylic', hounsfield),
      number('bone', 'Bone', hounsfield),
      number('water', 'Water', hounsfield),
    ],
    rules: [
      fixed('air', hounsfield, { action: within(-1005, -970, acrRange) }),
      fixed('poly', hounsfield, { action: within(-107, -84, acrRange) }),
      fixed('water', hounsfield, { action: within(-7, 7, acrRange) }),
      fixed('acrylic', hounsfield, { action: within(110, 135, acrRange) }),
      fixed('bone', hounsfield, { action: within(850, 970, acrRange) }),
    ],
  }),
  ctTest({
    key: 'CT-T11',
    name: 'Image receptor to PACS / printer QC (if used for primary reading)',
    frequency: often(
      ['weekly', 'monthly'],
      'wet laser weekly, dry laser monthly, only where hardcopy is used',
    ),
    setUp: 'Print of SMPTE',
    criteria: '10 %: 2.10 (inverted 2.25) ± 0.15 OD; 40 %: 1.15 (1.35) ± 0.15; 90 %: 0.30 ± 0.08.',
    reference: 'N.J.A.C. 7:28-22.6/22.7 tables; WAC 246-226-080',
    sources: ['NJ-22.7', 'WAC-080'],
    verification: { status: 'verified', note: null },
    fields: [
      number('od10', '10 % patch OD', '{OD}'),
      number('od40', '40 % patch OD', '{OD}'),
      number('od90', '90 % patch OD', '{OD}'),
    ],
  }),
];
