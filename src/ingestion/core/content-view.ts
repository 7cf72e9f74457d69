import type { ContentNode } from '../../dicom/index.ts';
import type { ContentTreeNode } from '../ingestion.contract.ts';

/** Value types that may hold a person's name or words about them; numbers, codes, times and UIDs stay. */
const personal = new Set(['PNAME', 'TEXT']);

/** The tree as HTTP carries it; names and free text give way to "masked" when asked. */
export const contentView = (node: ContentNode, masked: boolean): ContentTreeNode => {
  const { valueType, relationship, concept, value, unit, qualifier, children } = node;
  return {
    relationship,
    valueType,
    concept: concept && { scheme: concept.scheme, value: concept.value, meaning: concept.meaning },
    value: masked && value !== null && personal.has(valueType) ? 'masked' : value,
    unit,
    qualifier,
    children: children.map((child) => contentView(child, masked)),
  };
};
