import dicomParser from 'dicom-parser';
import { bounds } from './data/bounds.ts';
import { tagName, undefinedLength } from './element-reader.ts';
import { locateDataSet, transferSyntax } from './transfer-syntax.ts';
import type { DataSetBytes } from './transfer-syntax.ts';
import { Unreadable, tooMany } from './unreadable.ts';

/** The attributes of a data set or sequence item: undecoded values by tag. */
export interface Attributes {
  /** The value's bytes; null when the attribute is absent or empty. */
  readonly value: (tag: number) => Uint8Array | null;
  readonly items: (tag: number) => readonly Attributes[];
}

/** Where the Content Sequence's items lie in `file.bytes`. */
export interface ContentExtent {
  readonly start: number;
  /** `undefinedLength` where it is not declared. */
  readonly length: number;
  /** Its value representation is UN: then its items are implicit whatever the file is (PS3.5, 6.2.2). */
  readonly isImplicit: boolean;
}

/** A file opened as far as its content: the header's attributes, and where the content tree lies. */
export interface OpenedFile {
  readonly data: DataSetBytes;
  readonly header: Attributes;
  readonly content: ContentExtent | null;
  /** Why the header could not be read to its end; null when it could. */
  readonly brokenHeader: Unreadable | null;
}

const contentSequence = 'x0040a730';
/** No structured report has a header like that; what has one is an image or made to harm. */
const longestHeader = 1024 * 1024;

const key = (tag: number): string => `x${tag.toString(16).padStart(8, '0')}`;

const itemsOf = (element: dicomParser.Element | undefined): readonly Attributes[] => {
  const items = element?.items ?? [];
  if (items.length > bounds.headerItems.most) throw tooMany(bounds.headerItems);
  return items.flatMap(({ dataSet }) => (dataSet === undefined ? [] : [attributesOf(dataSet)]));
};

const attributesOf = (dataSet: dicomParser.DataSet): Attributes => ({
  value: (tag) => {
    const element = dataSet.elements[key(tag)];
    if (element === undefined || element.length === 0 || element.items !== undefined) return null;
    return dataSet.byteArray.subarray(element.dataOffset, element.dataOffset + element.length);
  },
  items: (tag) => itemsOf(dataSet.elements[key(tag)]),
});

const noAttributes: Attributes = { value: () => null, items: () => [] };

interface ParsedHeader {
  readonly dataSet: dicomParser.DataSet | null;
  readonly failed: boolean;
}

/** The library throws strings, errors, or `{ exception, dataSet }` with what it had read until then. */
const partialDataSet = (thrown: unknown): dicomParser.DataSet | null =>
  typeof thrown === 'object' && thrown !== null && 'dataSet' in thrown
    ? (thrown.dataSet as dicomParser.DataSet)
    : null;

const syntaxForParser = ({ encoding }: DataSetBytes): string => {
  if (encoding.bigEndian) return transferSyntax.explicitBigEndian;
  return encoding.explicit ? transferSyntax.explicitLittleEndian : transferSyntax.implicitLittleEndian;
};

const parseHeader = (data: DataSetBytes): ParsedHeader => {
  try {
    const dataSet = dicomParser.parseDicom(data.bytes.subarray(0, longestHeader), {
      TransferSyntaxUID: syntaxForParser(data),
      untilTag: contentSequence,
    });
    return { dataSet, failed: false };
  } catch (thrown) {
    return { dataSet: partialDataSet(thrown), failed: true };
  }
};

const contentOf = (dataSet: dicomParser.DataSet, size: number): ContentExtent | null => {
  const element = dataSet.elements[contentSequence];
  if (element === undefined) return null;
  const length = element.hadUndefinedLength === true ? undefinedLength : element.length;
  if (length !== undefinedLength && element.dataOffset + length > size)
    throw new Unreadable(
      'damaged',
      'truncated',
      `The Content Sequence ${tagName(0x0040a730)} declares ${length} bytes and the file has ${size - element.dataOffset}; ask the sender to send it again.`,
    );
  return { start: element.dataOffset, length, isImplicit: element.vr === 'UN' };
};

const brokenHeader = (size: number): Unreadable =>
  size > longestHeader
    ? new Unreadable(
        'damaged',
        'header-too-large',
        'The header is longer than 1 MiB; no dose report has such a header.',
      )
    : new Unreadable(
        'damaged',
        'truncated',
        'The file ends inside its header; ask the sender to send it again.',
      );

/** Opens a file as far as its content tree; throws `Unreadable` for what is not DICOM or cut inside the content. */
export const openFile = (file: Uint8Array): OpenedFile => {
  const data = locateDataSet(file);
  const { dataSet, failed } = parseHeader(data);
  if (dataSet === null)
    return { data, header: noAttributes, content: null, brokenHeader: brokenHeader(data.bytes.length) };
  const isCut = failed || data.bytes.length > longestHeader;
  const content = contentOf(dataSet, data.bytes.length);
  return {
    data,
    header: attributesOf(dataSet),
    content,
    brokenHeader: content === null && isCut ? brokenHeader(data.bytes.length) : null,
  };
};
