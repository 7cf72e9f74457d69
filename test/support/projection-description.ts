import { bodyRegions } from '../../src/dicom/write/body-regions.ts';
import { sct } from '../../src/dicom/write/concepts.ts';
import { transferSyntaxes } from '../../src/dicom/write/part10-file.ts';
import type { ProjectionDescription } from '../../src/dicom/write/report-description.ts';

/** The smallest report with everything mandatory in it: one press of the pedal, 80 mGy and 12.5 Gy·cm². */
export const sampleDescription: ProjectionDescription = {
  kind: 'projection',
  sopInstanceUid: '2.25.1110',
  studyInstanceUid: '2.25.222',
  seriesInstanceUid: '2.25.333',
  transferSyntaxUid: transferSyntaxes.explicitLittleEndian,
  characterSet: 'ISO_IR 100',
  completionFlag: 'COMPLETE',
  contentAt: '2026-03-02T09:30:00',
  equipment: {
    manufacturer: 'Maker',
    modelName: 'Model',
    stationName: 'ROOM1',
    deviceSerialNumber: '1',
    softwareVersions: '1',
    institutionName: 'Hospital',
    deviceObserverUid: '2.25.444',
  },
  study: {
    startedAt: '2026-03-02T09:00:00',
    accessionNumber: 'A1',
    id: '1',
    description: 'Study',
    seriesDescription: 'Series',
    requestedProcedureDescription: 'Procedure',
    performingPhysician: 'Doctor^A',
    operators: ['Operator^B'],
  },
  patient: {
    id: '1',
    name: 'Nobody^N',
    sex: 'F',
    birthDate: '1960-01-01',
    ageYears: 66.2,
    sizeM: 1.7,
    weightKg: 70,
  },
  intent: sct('261004008', 'Diagnostic Intent'),
  accumulated: [
    {
      plane: 'single',
      numbers: {
        kermaAreaProductGycm2: 12.5,
        airKermaAtReferencePointMgy: 80,
        fluoroscopyKermaAreaProductGycm2: 12.5,
        fluoroscopyAirKermaAtReferencePointMgy: 80,
        fluoroscopyTimeS: 60,
        acquisitionKermaAreaProductGycm2: 0,
        acquisitionAirKermaAtReferencePointMgy: 0,
        acquisitionTimeS: 0,
      },
    },
  ],
  events: [
    {
      irradiationEventUid: '2.25.555',
      plane: 'single',
      type: 'fluoroscopy',
      startedAt: '2026-03-02T09:05:00',
      protocol: 'FLUORO1',
      targetRegion: bodyRegions.chest,
      orientation: 'supine',
      pulsed: true,
      filters: [{ material: 'Cu', thicknessMm: 0.3 }],
      numbers: {
        kermaAreaProductGycm2: 12.5,
        airKermaAtReferencePointMgy: 80,
        pulseRatePerS: 7.5,
        pulseCount: 450,
        kvp: 80,
      },
    },
  ],
};
