import { decimalTimesTen } from '../../quantities/units.ts';
import { quantity } from '../../quantities/quantity.ts';
import { headerTag } from '../header.ts';
import type { Header } from '../header.ts';
import { concept } from '../sr/concepts.ts';
import { textOf } from '../sr/content-item.ts';
import type { ContentItem } from '../sr/content-item.ts';
import type { Findings } from './findings.ts';
import { isoDate, isoTime, utcOffset } from './moments.ts';
import { ageAt } from './patient-age.ts';
import { personNameFrom, plainName } from './person-name.ts';
import type { PersonName, ReportEquipment, ReportPatient, ReportStudy } from './report-common.ts';

const names = (header: Header, tag: number): PersonName[] =>
  header.texts(tag).flatMap((text) => personNameFrom(text) ?? []);

/** The equipment by the header; where the header is silent, by the device observer items of the content (TID 1004). */
export const equipmentFrom = (
  header: Header,
  items: readonly ContentItem[],
  findings: Findings,
): ReportEquipment => {
  const observed = (tag: number, key: Parameters<typeof textOf>[1], what: string): string | null => {
    const own = header.text(tag);
    const fallback = own === null ? textOf(items, key) : null;
    if (fallback !== null)
      findings.add(
        'device-from-observer',
        `The ${what} is missing in the header; it was taken from the device observer.`,
        {
          field: 'equipment',
        },
      );
    return own ?? fallback;
  };
  return {
    manufacturer: observed(headerTag.manufacturer, concept.deviceObserverManufacturer, 'manufacturer'),
    modelName: observed(headerTag.manufacturerModelName, concept.deviceObserverModelName, 'model'),
    stationName: observed(headerTag.stationName, concept.deviceObserverName, 'station name'),
    deviceSerialNumber: observed(
      headerTag.deviceSerialNumber,
      concept.deviceObserverSerialNumber,
      'serial number',
    ),
    softwareVersions: header.texts(headerTag.softwareVersions),
    institutionName: header.text(headerTag.institutionName),
    institutionalDepartmentName: header.text(headerTag.institutionalDepartmentName),
    deviceObserverUid: textOf(items, concept.deviceObserverUid),
    physicalLocation: textOf(items, concept.deviceObserverLocation),
  };
};

interface DateAndTime {
  readonly date: string | null;
  readonly time: string | null;
}

const dateTags = [
  [headerTag.studyDate, headerTag.studyTime],
  [headerTag.contentDate, headerTag.contentTime],
  [headerTag.seriesDate, headerTag.seriesTime],
] as const;

/** Study date and time, else those of the content, else of the series; nulls when the header has none. */
const headerDate = (header: Header): DateAndTime => {
  for (const [dateTag, timeTag] of dateTags) {
    const date = isoDate(header.text(dateTag));
    if (date !== null) return { date, time: isoTime(header.text(timeTag)) };
  }
  return { date: null, time: isoTime(header.text(headerTag.studyTime)) };
};

/** The header's offset from UTC, as the values that carry none of their own mean it. */
export const headerOffset = (header: Header): string | null =>
  utcOffset(header.text(headerTag.timezoneOffset));

const firstOf = (header: Header, requests: readonly Header[], tag: number): string | null =>
  header.text(tag) ?? requests.map((request) => request.text(tag)).find((text) => text !== null) ?? null;

/** The study by the header and its request sequences; `firstEvent` (ISO local) dates a study whose header has no date. */
export const studyFrom = (header: Header, firstEvent: string | null): ReportStudy => {
  const requests = [
    ...header.items(headerTag.referencedRequestSequence),
    ...header.items(headerTag.requestAttributesSequence),
  ];
  const { date, time } = headerDate(header);
  const requestedCodes = [header, ...requests].flatMap((source) =>
    source.codes(headerTag.requestedProcedureCodeSequence),
  );
  return {
    date: date ?? firstEvent?.slice(0, 10) ?? null,
    time: time ?? (date === null ? (firstEvent?.slice(11) ?? null) : null),
    timezoneOffset: headerOffset(header),
    accessionNumber: firstOf(header, requests, headerTag.accessionNumber),
    id: header.text(headerTag.studyId),
    description: header.text(headerTag.studyDescription),
    seriesDescription: header.text(headerTag.seriesDescription),
    protocolName: header.text(headerTag.protocolName),
    requestedProcedureId: firstOf(header, requests, headerTag.requestedProcedureId),
    requestedProcedureDescription: firstOf(header, requests, headerTag.requestedProcedureDescription),
    performedProcedureStepDescription: header.text(headerTag.performedProcedureStepDescription),
    procedureCodes: header.codes(headerTag.procedureCodeSequence),
    requestedProcedureCodes: requestedCodes,
    performedProcedureStepId: header.text(headerTag.performedProcedureStepId),
    referringPhysicians: names(header, headerTag.referringPhysicianName),
    performingPhysicians: names(header, headerTag.performingPhysicianName),
    operators: names(header, headerTag.operatorsName),
    reasonForRequestedProcedure: firstOf(header, requests, headerTag.reasonForRequestedProcedure),
  };
};

const pregnancy: Readonly<Record<string, ReportPatient['pregnancyStatus']>> = {
  '1': 'not-pregnant',
  '2': 'possibly-pregnant',
  '3': 'definitely-pregnant',
  '4': 'unknown',
};

const sexes = new Set(['M', 'F', 'O']);

const pregnancyFrom = (header: Header): ReportPatient['pregnancyStatus'] => {
  const value = header.unsignedShort(headerTag.pregnancyStatus);
  return value === null ? null : (pregnancy[String(value)] ?? null);
};

interface Range {
  readonly what: string;
  readonly least: number;
  readonly most: number;
}

const inRange = (text: string | null, { what, least, most }: Range, findings: Findings): number | null => {
  const value = text === null ? null : decimalTimesTen(text, 0);
  // 0 stands for "not known" in many headers and is not worth a finding.
  if (value === 0) return null;
  if (text === null || (value !== null && value >= least && value <= most)) return value;
  findings.add(
    'patient-data-implausible',
    `The patient's ${what} was sent as "${text.slice(0, 20)}", outside ${least} to ${most}: it is not used.`,
    {
      field: what,
    },
  );
  return null;
};

const sizeRange: Range = { what: 'size in metres', least: 0.2, most: 2.6 };
const weightRange: Range = { what: 'weight in kilograms', least: 0.3, most: 500 };

/** The patient by the header; age at the study from the birth date, else the Age String. Values out of range are null. */
export const patientFrom = (header: Header, studyDate: string | null, findings: Findings): ReportPatient => {
  const nameGroups = personNameFrom(header.text(headerTag.patientName));
  const sex = header.text(headerTag.patientSex)?.toUpperCase() ?? null;
  const birthDate = isoDate(header.text(headerTag.patientBirthDate));
  const size = inRange(header.text(headerTag.patientSize), sizeRange, findings);
  const weight = inRange(header.text(headerTag.patientWeight), weightRange, findings);
  return {
    id: header.text(headerTag.patientId),
    issuer: header.text(headerTag.issuerOfPatientId),
    name: plainName(nameGroups),
    nameGroups,
    sex: sex !== null && sexes.has(sex) ? (sex as ReportPatient['sex']) : null,
    birthDate,
    ageYears: ageAt(studyDate, birthDate, header.text(headerTag.patientAge)),
    sizeM: size === null ? null : quantity(size, 'm'),
    weightKg: weight === null ? null : quantity(weight, 'kg'),
    pregnancyStatus: pregnancyFrom(header),
  };
};
