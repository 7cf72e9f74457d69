import { Header } from '../header.ts';
import { openFile } from '../part10.ts';
import type { Code } from '../sr/coded-concept.ts';
import type { ContentItem } from '../sr/content-item.ts';
import { readContentItems } from '../sr/content-tree.ts';
import { Unreadable } from '../unreadable.ts';
import type { Refusal } from './reading.ts';
import { noDoseContent, titleOf } from './recognise.ts';

/** One item of a content tree, as sent, for people to look at. */
export interface ContentNode {
  readonly valueType: string;
  readonly relationship: string | null;
  readonly concept: Code | null;
  /** The value in one line: text, numbers parted by backslashes, the meaning of a code; null for containers. */
  readonly value: string | null;
  /** Unit code of a number, as sent. */
  readonly unit: string | null;
  readonly codes: readonly Code[];
  /** Why a number has no value. */
  readonly qualifier: string | null;
  readonly children: readonly ContentNode[];
}

export type ContentTreeReading =
  { readonly ok: true; readonly root: ContentNode } | { readonly ok: false; readonly refusal: Refusal };

const codeText = ({ meaning, value }: Code): string => meaning ?? value;

const valueOf = ({ number, codes, text }: ContentItem): string | null => {
  if (number !== null) return number.text.length === 0 ? null : number.text.join('\\');
  return codes.length > 0 ? codes.map(codeText).join(', ') : text;
};

const nodeFrom = (item: ContentItem): ContentNode => ({
  valueType: item.valueType,
  relationship: item.relationship,
  concept: item.concept,
  value: valueOf(item),
  unit: item.number?.unit?.value ?? null,
  codes: item.codes,
  qualifier: item.number?.qualifier?.meaning ?? null,
  children: item.children.map(nodeFrom),
});

const readRoot = (bytes: Uint8Array): ContentNode => {
  const file = openFile(bytes);
  const header = new Header(file.header, file.data.encoding.bigEndian);
  if (file.content === null) throw file.brokenHeader ?? noDoseContent();
  const items = readContentItems({
    bytes: file.data.bytes,
    encoding: file.data.encoding,
    extent: file.content,
    decode: header.decode,
    withRelationships: true,
  });
  return {
    valueType: 'CONTAINER',
    relationship: null,
    concept: titleOf(header),
    value: null,
    unit: null,
    codes: [],
    qualifier: null,
    children: items.map(nodeFrom),
  };
};

/** The whole content tree of a structured report, of any kind, as sent; a refusal for bytes that hold none. */
export const readContentTree = (bytes: Uint8Array): ContentTreeReading => {
  try {
    return { ok: true, root: readRoot(bytes) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { ok: false, refusal: { code: error.family, reason: error.reason, message: error.message } };
  }
};
