/** What a study says of whom or what was exposed. */
export interface ExposedSubject {
  /** As sent, "Phantom^Daily QC"; null where names are not kept. */
  readonly name: string | null;
  readonly identifier: string | null;
  /** Description, procedure and protocols. */
  readonly text: string;
}

/**
 * Kerma's own words: sites name their phantoms freely, and no standard asks for a name. Whole words only, and none that stands in the
 * names of examinations as well ("test bolus").
 */
const phantomWords: ReadonlySet<string> = new Set(['phantom', 'phantoms', 'qa', 'qc']);
const phantomPhrases = ['quality assurance', 'quality control'];

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const saysPhantom = (text: string | null): boolean => {
  const words = plain(text ?? '');
  return (
    words.split(' ').some((word) => phantomWords.has(word)) ||
    phantomPhrases.some((phrase) => ` ${words} `.includes(` ${phrase} `))
  );
};

/** Whether a study is of a phantom, by the words in its patient's name and id, its description, procedure and protocols. */
export const isPhantomStudy = ({ name, identifier, text }: ExposedSubject): boolean =>
  [name, identifier, text].some(saysPhantom);
