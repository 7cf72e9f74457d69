import type { ContentItemView } from '../../ingestion/content-tree.contract.ts';

const codeText = (code: { value: string; scheme: string; meaning: string | null }): string =>
  `${code.meaning ?? ''} (${code.value}, ${code.scheme})`.trim();

export const conceptWords = (item: ContentItemView): string =>
  item.concept === null ? item.valueType.toLowerCase() : (item.concept.meaning ?? item.concept.value);

/** The value of an item as sent; empty for a container. */
export const valueWords = ({ number, codes, text }: ContentItemView): string => {
  if (number !== null) {
    const values = number.text.join(' \\ ');
    const unit = number.unit === null ? '' : ` ${number.unit.value}`;
    return number.text.length === 0
      ? `no value${number.qualifier === null ? '' : `: ${codeText(number.qualifier)}`}`
      : `${values}${unit}`;
  }
  if (codes.length > 0) return codes.map(codeText).join('; ');
  return text ?? '';
};

export interface FoundItem {
  readonly path: readonly string[];
  readonly item: ContentItemView;
}

/** Items whose concept, code or value has the words, in the order of the tree, at most so many. */
export const findItems = (root: ContentItemView, words: string, most: number): FoundItem[] => {
  const wanted = words.toLowerCase();
  const found: FoundItem[] = [];
  const walk = (item: ContentItemView, path: readonly string[]): void => {
    if (found.length >= most) return;
    const text = `${conceptWords(item)} ${item.concept?.value ?? ''} ${valueWords(item)}`.toLowerCase();
    if (text.includes(wanted)) found.push({ path, item });
    item.children.forEach((child, index) => walk(child, [...path, `${conceptWords(item)} ${index + 1}`]));
  };
  walk(root, []);
  return found;
};
