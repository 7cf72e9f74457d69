/** A made-up fluoroscopy report of 316 irradiation events, as a long intervention makes one. */
const from = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href);
const { bodyRegions } = await from('dicom/write/body-regions.js');
const { sct } = await from('dicom/write/concepts.js');
const { dialects } = await from('dicom/write/makers.js');
const { transferSyntaxes } = await from('dicom/write/part10-file.js');
const { writeDoseReport } = await from('dicom/write/write-dose-report.js');

const eventCount = 316;

const event = (number) => ({
  irradiationEventUid: `2.25.300000000${1000 + number}`,
  plane: 'single',
  type: number % 4 === 0 ? 'stationary-acquisition' : 'fluoroscopy',
  startedAt: `2026-03-02T09:${String(Math.floor(number / 6)).padStart(2, '0')}:00`,
  protocol: 'Neuro',
  targetRegion: bodyRegions.chest,
  orientation: 'supine',
  pulsed: true,
  filters: [{ material: 'Cu', thicknessMm: 0.3 }],
  numbers: {
    kermaAreaProductGycm2: 1.25,
    airKermaAtReferencePointMgy: 8,
    pulseRatePerS: 7.5,
    pulseCount: 45,
    kvp: 80,
  },
});

export const madeUpBigReport = () =>
  Buffer.from(
    writeDoseReport(
      {
        kind: 'projection',
        sopInstanceUid: '2.25.1000000000001',
        studyInstanceUid: '2.25.1000000000002',
        seriesInstanceUid: '2.25.1000000000003',
        transferSyntaxUid: transferSyntaxes.explicitLittleEndian,
        characterSet: 'ISO_IR 100',
        completionFlag: 'COMPLETE',
        contentAt: '2026-03-02T11:30:00',
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
              kermaAreaProductGycm2: 1.25 * eventCount,
              airKermaAtReferencePointMgy: 8 * eventCount,
            },
          },
        ],
        events: Array.from({ length: eventCount }, (_, number) => event(number)),
      },
      dialects.standard,
    ),
  );
