import type { TextEncoding } from './character-sets.ts';
import type { DataElement, DataSet } from './data-element.ts';

/** The two choices of a transfer syntax that shape the bytes of a data set. */
export interface DataSetForm {
  readonly explicitVr: boolean;
  readonly littleEndian: boolean;
}

const ITEM = 0xfffee000;
/** VRs whose explicit length takes four bytes after two reserved ones (PS3.5 table 7.1-1). */
const longForm: ReadonlySet<string> = new Set(['SQ', 'UT']);
/** VRs that Specific Character Set governs; all others are ASCII. */
const inCharacterSet: ReadonlySet<string> = new Set(['LO', 'PN', 'SH', 'UT']);
const isAscii = /^\p{ASCII}*$/u;

/**
 * Writes data sets into one growing buffer; lengths of sequences are filled in when their end is known. Recurring
 * elements are encoded once: two thirds of a dose report are the same codes again and again.
 */
export class DataSetEncoder {
  private bytes = new Uint8Array(1 << 16);
  private view = new DataView(this.bytes.buffer);
  private at = 0;
  private readonly remembered = new WeakMap<DataElement, Uint8Array>();
  private readonly form: DataSetForm;
  private readonly encodeText: TextEncoding;

  constructor(form: DataSetForm, encodeText: TextEncoding) {
    this.form = form;
    this.encodeText = encodeText;
  }

  /** The bytes of a data set, without file meta header. Throws for text that the character set does not have. */
  encode(dataSet: DataSet): Uint8Array {
    this.at = 0;
    this.writeElements(dataSet);
    return this.bytes.slice(0, this.at);
  }

  private writeElements(dataSet: DataSet): void {
    for (const element of dataSet) {
      if (typeof element.value === 'string') this.writeText(element, element.value);
      else if (element.recurring === true) this.writeRecurring(element, element.value);
      else this.writeSequence(element, element.value);
    }
  }

  private writeRecurring(element: DataElement, items: readonly DataSet[]): void {
    const known = this.remembered.get(element);
    if (known !== undefined) {
      this.writeBytes(known);
      return;
    }
    const start = this.at;
    this.writeSequence(element, items);
    this.remembered.set(element, this.bytes.slice(start, this.at));
  }

  private writeSequence(element: DataElement, items: readonly DataSet[]): void {
    const sequenceLength = this.writeHeader(element);
    for (const item of items) {
      this.reserve(8);
      this.writeTag(ITEM);
      const itemLength = this.at;
      this.at += 4;
      this.writeElements(item);
      this.view.setUint32(itemLength, this.at - itemLength - 4, this.form.littleEndian);
    }
    this.view.setUint32(sequenceLength, this.at - sequenceLength - 4, this.form.littleEndian);
  }

  private writeText(element: DataElement, text: string): void {
    const lengthAt = this.writeHeader(element);
    const start = this.at;
    if (isAscii.test(text)) this.writeAscii(text);
    else if (inCharacterSet.has(element.vr)) this.writeBytes(this.encodeText(text));
    else throw new RangeError(`${element.vr} takes ASCII only`);
    if ((this.at - start) % 2 === 1) this.bytes[this.at++] = element.vr === 'UI' ? 0 : 0x20;
    const length = this.at - start;
    if (this.form.explicitVr && !longForm.has(element.vr)) {
      this.view.setUint16(lengthAt, length, this.form.littleEndian);
    } else this.view.setUint32(lengthAt, length, this.form.littleEndian);
  }

  /** Writes tag and VR, leaves room for the length, and gives its place. */
  private writeHeader(element: DataElement): number {
    this.reserve(12);
    this.writeTag(element.tag);
    if (this.form.explicitVr) {
      this.bytes[this.at++] = element.vr.charCodeAt(0);
      this.bytes[this.at++] = element.vr.charCodeAt(1);
      if (!longForm.has(element.vr)) return (this.at += 2) - 2;
      this.view.setUint16(this.at, 0);
      this.at += 2;
    }
    return (this.at += 4) - 4;
  }

  private writeTag(tag: number): void {
    this.view.setUint16(this.at, tag >>> 16, this.form.littleEndian);
    this.view.setUint16(this.at + 2, tag & 0xffff, this.form.littleEndian);
    this.at += 4;
  }

  private writeAscii(text: string): void {
    this.reserve(text.length + 1);
    for (let index = 0; index < text.length; index++) this.bytes[this.at++] = text.charCodeAt(index);
  }

  private writeBytes(bytes: Uint8Array): void {
    this.reserve(bytes.length + 1);
    this.bytes.set(bytes, this.at);
    this.at += bytes.length;
  }

  private reserve(count: number): void {
    if (this.at + count <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.at + count));
    grown.set(this.bytes);
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }
}
