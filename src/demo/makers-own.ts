import { units } from '../dicom/write/concepts.ts';
import {
  container,
  decimalString,
  numItem,
  textItem,
  type ContentItem,
} from '../dicom/write/content-item.ts';

const xper = (value: string, meaning: string): { value: string; scheme: string; meaning: string } => ({
  value,
  scheme: '99PHI-IXR-XPER',
  meaning,
});

const millimetres = (value: string, meaning: string, mm: number): ContentItem =>
  numItem(xper(value, meaning), decimalString(mm), units.mm);

/** What one event of a Philips laboratory adds in its own codes: frames, shutters (mm at 1 m), table height, flavour. */
export const philipsItems = (event: {
  readonly frames: number;
  readonly halfSideAtOneMetreMm: number;
  readonly distanceSourceToDetectorMm: number;
  readonly tableHeightMm: number;
  readonly flavour: string;
}): readonly ContentItem[] => [
  numItem(xper('003', 'Number of Frames'), String(event.frames), units['1']),
  container(xper('005', 'Wedges and Shutters'), [
    millimetres('006', 'Bottom Shutter', event.halfSideAtOneMetreMm),
    millimetres('007', 'Left Shutter', event.halfSideAtOneMetreMm),
    millimetres('008', 'Right Shutter', event.halfSideAtOneMetreMm),
    millimetres('009', 'Top Shutter', event.halfSideAtOneMetreMm),
  ]),
  millimetres('018', 'Final Distance Source to Detector', event.distanceSourceToDetectorMm),
  millimetres('021', 'Table Height Position', event.tableHeightMm),
  textItem('TEXT', xper('030', 'Fluoro Flavour'), event.flavour),
];

const field = (name: string, value: string | number): string => `<${name} SRData="${value}"/>`;

/** The comment of a Siemens event: a small XML document with the field size at the detector (mm) and the scene. */
export const siemensEventComment = (event: {
  readonly scene: number;
  readonly name: string;
  readonly fieldDiagonalMm: number;
  readonly durationS: number;
  readonly framesPerS: number;
  readonly frames: number;
}): string =>
  [
    '<FluoroData>',
    field('SceneCounter', event.scene),
    field('SceneName', event.name),
    field('iiDiameter', event.fieldDiagonalMm),
    field('SceneTime', event.durationS),
    field('FrameRate', event.framesPerS),
    field('NumOfFrames', event.frames),
    '</FluoroData>',
  ].join('');

/** The comment of a Siemens angiography report: the patient's position, and the displayed fluoroscopy time. */
export const siemensReportComment = (position: 'HFS' | 'HFP', fluoroscopyTimeS: number): string =>
  [
    '<Root><PatientPosition>',
    field('Position', position),
    '</PatientPosition><AccumulatedMonoData>',
    field('FluTimerDisplay', 'Seconds'),
    field('FluoroTime', fluoroscopyTimeS),
    '</AccumulatedMonoData></Root>',
  ].join('');

/** The comment of a Siemens CT acquisition. */
export const siemensCtComment = (bodyRegion: 'Head' | 'Body', child: boolean, modulation: string): string =>
  `Internal technical scan parameters: Body Size = ${child ? 'Child' : 'Adult'}, ` +
  `Body Region = ${bodyRegion}, X-ray Modulation Type = ${modulation}`;
