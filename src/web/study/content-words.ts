import type { ContentTreeNode } from '../../ingestion/ingestion.contract.ts';

export const conceptWords = (item: ContentTreeNode): string =>
  item.concept === null ? item.valueType.toLowerCase() : (item.concept.meaning ?? item.concept.value);

/** The value of an item as sent; empty for a container. */
export const valueWords = ({ value, unit, qualifier }: ContentTreeNode): string => {
  if (value === null) return qualifier === null ? '' : `no value: ${qualifier}`;
  return unit === null ? value : `${value} ${unit}`;
};

export interface FoundItem {
  readonly path: readonly string[];
  readonly item: ContentTreeNode;
}

/** Items whose concept, code or value has the words, in the order of the tree, at most so many. */
export const findItems = (root: ContentTreeNode, words: string, most: number): FoundItem[] => {
  const wanted = words.toLowerCase();
  const found: FoundItem[] = [];
  const walk = (item: ContentTreeNode, path: readonly string[]): void => {
    if (found.length >= most) return;
    const text = `${conceptWords(item)} ${item.concept?.value ?? ''} ${valueWords(item)}`.toLowerCase();
    if (text.includes(wanted)) found.push({ path, item });
    item.children.forEach((child, index) => walk(child, [...path, `${conceptWords(item)} ${index + 1}`]));
  };
  walk(root, []);
  return found;
};
