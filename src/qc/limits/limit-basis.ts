import { limitWords } from '../core/limit-words.ts';
import type { PlacedLimit } from '../core/limits.ts';
import { fieldOf } from '../core/procedure.ts';
import type { ProcedureVersionRow } from '../definitions/procedure-version.entity.ts';
import type { LimitBasis } from './limits.contract.ts';

/** What a limit says and whence it is, in the words and with the sources of its version. */
export const limitBasis = (
  placed: PlacedLimit,
  { procedure, sources }: Pick<ProcedureVersionRow, 'procedure' | 'sources'>,
): LimitBasis => {
  const { citation, verification, note } = placed.limit;
  const { bound, when } = limitWords(placed, procedure);
  return {
    limitKey: placed.key,
    fieldLabel: fieldOf(procedure, placed.rule.field)?.label ?? placed.rule.field,
    level: placed.level,
    ...{ bound, when: [...when], verification, note },
    citations: citation.sources.map((key) => {
      const { title = key, url = null, isPublished = false } = sources[key] ?? {};
      return { title, url, isPublished, place: citation.place };
    }),
  };
};
