import { decoderFor } from './character-sets.ts';
import type { Decode } from './character-sets.ts';
import { bounds } from './data/bounds.ts';
import type { Attributes } from './part10.ts';
import { codeFrom } from './sr/coded-concept.ts';
import type { Code } from './sr/coded-concept.ts';
import { TextDecoding } from './text-decoding.ts';
import { tooMany } from './unreadable.ts';

/** Attributes of the header that the reader asks for. */
export const headerTag = {
  specificCharacterSet: 0x00080005,
  sopClassUid: 0x00080016,
  sopInstanceUid: 0x00080018,
  studyDate: 0x00080020,
  seriesDate: 0x00080021,
  contentDate: 0x00080023,
  studyTime: 0x00080030,
  seriesTime: 0x00080031,
  contentTime: 0x00080033,
  accessionNumber: 0x00080050,
  modality: 0x00080060,
  manufacturer: 0x00080070,
  institutionName: 0x00080080,
  referringPhysicianName: 0x00080090,
  codeValue: 0x00080100,
  codeScheme: 0x00080102,
  codeMeaning: 0x00080104,
  longCodeValue: 0x00080119,
  urnCodeValue: 0x00080120,
  timezoneOffset: 0x00080201,
  stationName: 0x00081010,
  studyDescription: 0x00081030,
  procedureCodeSequence: 0x00081032,
  seriesDescription: 0x0008103e,
  institutionalDepartmentName: 0x00081040,
  performingPhysicianName: 0x00081050,
  operatorsName: 0x00081070,
  manufacturerModelName: 0x00081090,
  referencedPerformedProcedureStepSequence: 0x00081111,
  patientName: 0x00100010,
  patientId: 0x00100020,
  issuerOfPatientId: 0x00100021,
  patientBirthDate: 0x00100030,
  patientSex: 0x00100040,
  patientAge: 0x00101010,
  patientSize: 0x00101020,
  patientWeight: 0x00101030,
  pregnancyStatus: 0x001021c0,
  deviceSerialNumber: 0x00181000,
  softwareVersions: 0x00181020,
  protocolName: 0x00181030,
  studyInstanceUid: 0x0020000d,
  seriesInstanceUid: 0x0020000e,
  studyId: 0x00200010,
  requestedProcedureDescription: 0x00321060,
  requestedProcedureCodeSequence: 0x00321064,
  performedProcedureStepId: 0x00400253,
  performedProcedureStepDescription: 0x00400254,
  requestAttributesSequence: 0x00400275,
  requestedProcedureId: 0x00401001,
  reasonForRequestedProcedure: 0x00401002,
  conceptNameCodeSequence: 0x0040a043,
  referencedRequestSequence: 0x0040a370,
  completionFlag: 0x0040a491,
  verificationFlag: 0x0040a493,
  contentTemplateSequence: 0x0040a504,
  templateIdentifier: 0x0040db00,
} as const;

const allOf = (bytes: Uint8Array): [number, number] => [0, bytes.length];

/** Decoded access to a header's attributes: texts without padding, null for what is absent or empty. */
export class Header {
  readonly characterSets: readonly string[];
  readonly decode: Decode;
  private readonly attributes: Attributes;

  private readonly bigEndian: boolean;

  constructor(attributes: Attributes, bigEndian: boolean, inherited?: Header) {
    this.attributes = attributes;
    this.bigEndian = bigEndian;
    const declared = attributes.value(headerTag.specificCharacterSet);
    if (declared === null && inherited !== undefined) {
      this.characterSets = inherited.characterSets;
      this.decode = inherited.decode;
      return;
    }
    const terms = declared === null ? '' : String.fromCharCode(...declared.subarray(0, 512));
    this.characterSets =
      terms.replace(/\0/g, '') === ''
        ? []
        : terms.split('\\').map((term) => term.replace(/[\0 ]+$/, '').trim());
    this.decode = decoderFor(this.characterSets);
  }

  /** The attribute's first value. */
  text(tag: number): string | null {
    return this.texts(tag)[0] ?? null;
  }

  /** A long text: no value parting, blanks before it kept. */
  longText(tag: number): string | null {
    const bytes = this.attributes.value(tag);
    return bytes === null ? null : new TextDecoding(bytes, this.decode).text(...allOf(bytes));
  }

  texts(tag: number): readonly string[] {
    const bytes = this.attributes.value(tag);
    const line = bytes === null ? null : new TextDecoding(bytes, this.decode).line(...allOf(bytes));
    const values = (line ?? '').split('\\', bounds.headerValues.most + 1);
    if (values.length > bounds.headerValues.most) throw tooMany(bounds.headerValues);
    return values.map((value) => value.trim()).filter((value) => value !== '');
  }

  /** A binary unsigned 16-bit value (US); null when absent. */
  unsignedShort(tag: number): number | null {
    const bytes = this.attributes.value(tag);
    if (bytes?.length !== 2) return null;
    const [low = 0, high = 0] = bytes;
    return this.bigEndian ? (low << 8) | high : (high << 8) | low;
  }

  items(tag: number): readonly Header[] {
    return this.attributes.items(tag).map((item) => new Header(item, this.bigEndian, this));
  }

  codes(tag: number): readonly Code[] {
    return this.items(tag).flatMap((item) => {
      const value =
        item.text(headerTag.codeValue) ??
        item.text(headerTag.longCodeValue) ??
        item.text(headerTag.urnCodeValue);
      return value === null
        ? []
        : [codeFrom(value, item.text(headerTag.codeScheme) ?? '', item.text(headerTag.codeMeaning))];
    });
  }
}
