import type { CtEventDraft } from '../ct-event.ts';
import { markDerived } from '../sent.ts';

const prefix = 'Internal technical scan parameters:';

/** The "key = value" pairs of a Siemens CT comment ("Internal technical scan parameters: Body Size = Adult, …"). */
const scanParameters = (comment: string | null): ReadonlyMap<string, string> => {
  if (comment?.startsWith(prefix) !== true) return new Map();
  const pairs = comment.slice(prefix.length, 10_000).split(',');
  return new Map(
    pairs.flatMap((pair): [string, string][] => {
      const at = pair.indexOf('=');
      return at < 0 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()]];
    }),
  );
};

/** The modulation type from a Siemens CT comment, where the item of its own (113842) is missing. */
export const siemensCtComment = (event: CtEventDraft): void => {
  const modulation = scanParameters(event.comment).get('X-ray Modulation Type');
  if (event.modulationType !== null || modulation === undefined || modulation === '') return;
  event.modulationType = modulation;
  markDerived(event.sent, 'modulationType', '"X-ray Modulation Type" in the comment');
};
