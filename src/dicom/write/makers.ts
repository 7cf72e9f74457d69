import { dcm, values } from './concepts.ts';
import type { CodedEntry } from './content-item.ts';
import type { Dialect, Respelling } from './dialect.ts';

const srt = (value: string, meaning: string): CodedEntry => ({ value, scheme: 'SRT', meaning });
const ucum = (value: string): CodedEntry => ({ value, scheme: 'UCUM', meaning: value });

const xrayRadiationDoseSr = '1.2.840.10008.5.1.4.1.1.88.67';
const enhancedSr = '1.2.840.10008.5.1.4.1.1.88.22';

/** The SNOMED RT codes that units in the field still send. Source: PS3.16 (2016 edition), same context groups. */
const retired: Respelling = {
  'SCT 363703001': srt('G-C0E8', 'Has Intent'),
  'SCT 408730004': srt('G-C32C', 'Procedure Context'),
  'SCT 44491008': srt('P5-06000', 'Fluoroscopy'),
  'SCT 77477000': srt('P5-08000', 'Computed Tomography X-Ray'),
  'SCT 116152004': srt('P5-08001', 'Spiral Acquisition'),
  'SCT 399331006': srt('P5-0808E', 'CT without contrast'),
  'SCT 27483000': srt('P5-00100', 'Diagnostic radiography with contrast media'),
  'SCT 373066001': srt('R-0038D', 'Yes'),
  'SCT 373067005': srt('R-00339', 'No'),
  'SCT 15869005': srt('A-2C090', 'Dosimeter'),
  'SCT 66925006': srt('C-127F9', 'Copper or Copper compound'),
  'SCT 12503006': srt('C-120F9', 'Aluminum or Aluminum compound'),
  'SCT 102538003': srt('F-10450', 'recumbent'),
  'SCT 40199007': srt('F-10340', 'supine'),
  'SCT 1240000': srt('F-10310', 'prone'),
  'SCT 102540008': srt('F-10470', 'headfirst'),
  'SCT 261004008': srt('R-408C3', 'Diagnostic Intent'),
  'SCT 262202000': srt('R-41531', 'Therapeutic Intent'),
  'SCT 69536005': srt('T-D1100', 'Head'),
  'SCT 45048000': srt('T-D1600', 'Neck'),
  'SCT 51185008': srt('T-D3000', 'Chest'),
  'SCT 818982008': srt('R-FAB57', 'Abdomen and Pelvis'),
  'SCT 416775004': srt('R-FAB56', 'Chest, Abdomen and Pelvis'),
  'SCT 80891009': srt('T-32000', 'Heart'),
  'SCT 12738006': srt('T-A0100', 'Brain'),
  'SCT 421060004': srt('T-D0146', 'Spine'),
  'SCT 122496007': srt('T-11503', 'Lumbar spine'),
  'SCT 24136001': srt('T-15710', 'Hip joint'),
  'SCT 70258002': srt('T-15750', 'Ankle joint'),
  'SCT 38266002': srt('T-D0010', 'Entire body'),
};

const calibratedBy = (responsibleParty: string, factor: number): Dialect['reference']['calibration'] => ({
  at: '2025-02-11T10:20:00',
  factor,
  uncertaintyPercent: 5,
  responsibleParty,
});

const plain: Dialect = {
  sopClassUid: xrayRadiationDoseSr,
  namesTemplate: true,
  modelInHeader: true,
  timezoneOffset: null,
  reference: { point: values.fifteenCentimetresFromIsocenter, calibration: null },
  codes: retired,
};

/** The makers' dialects that the writer can speak. What each does was seen in real reports; the numbers are invented. */
export const dialects = {
  /** To the letter of PS3.16 2024, with SNOMED CT. */
  standard: { ...plain, codes: {} },
  siemensAngiography: {
    ...plain,
    reference: {
      point: values.fifteenCentimetresFromIsocenter,
      calibration: calibratedBy('Siemens', 1),
    },
    codes: {
      ...retired,
      'UCUM Gy.m2': ucum('Gym2'),
      'UCUM uA.s': ucum('uAs'),
      'DCM 113723': dcm('113723', 'Calibration Date'),
      'DCM 113650': dcm('113650', 'Strip Filter'),
    },
  },
  philipsAngiography: {
    ...plain,
    modelInHeader: false,
    reference: { point: '15cm below BeamIsocenter', calibration: calibratedBy('Philips', 1) },
  },
  geMobileCArm: {
    ...plain,
    namesTemplate: false,
    timezoneOffset: '+0000',
    reference: { point: values.thirtyCentimetresInFrontOfInput, calibration: null },
    codes: {
      ...retired,
      'UCUM Gy.m2': ucum('Gym2'),
      'UCUM uA.s': ucum('uAs'),
      'DCM 113945': dcm('113745', 'X-Ray Detector Data Available'),
      'DCM 113734': dcm('113734', 'mA'),
      'DCM 113728': dcm('113728', 'Fluoro Dose(RP) Total'),
      'DCM 111526': dcm('111526', 'Date Time Started'),
      'DCM 113731': dcm('113731', 'Total Number Of Radiographic Frames'),
    },
    unitSchemeInEvents: 'UCM',
    observerUidAsText: true,
  },
  canonCt: { ...plain, timezoneOffset: '+0000' },
  siemensCt: {
    ...plain,
    codes: {
      ...retired,
      'UCUM mGy.cm': ucum('mGycm'),
      'DCM 113832': dcm('113832', 'Identification Number of the X-Ray Source'),
    },
  },
  geCt: {
    ...plain,
    sopClassUid: enhancedSr,
    codes: {
      ...retired,
      'UCUM mGy.cm': ucum('mGycm'),
      'DCM 113809': dcm('113809', 'Start of X-ray Irradiation'),
      'DCM 113810': dcm('113810', 'End of X-ray Irradiation'),
      'DCM 113823': dcm('113823', 'Number of X-ray Sources'),
      'DCM 113831': dcm('113831', 'CT X-ray Source Parameters'),
      'DCM 113833': dcm('113833', 'Maximum X-ray Tube Current'),
      'UCUM {X-Ray sources}': {
        value: 'X-ray sources',
        scheme: 'UCUM',
        meaning: 'X-ray sources',
      },
    },
  },
} as const satisfies Readonly<Record<string, Dialect>>;

export type Maker = keyof typeof dialects;
