import { z } from 'zod';
import { isoDate, pageQuery, reasonText } from '../../platform/api.contract.ts';
import { personMention, profession } from '../people.contract.ts';

const instant = z.iso.datetime();
const id = z.number().int();

/** A name as reports write it, and whose it is. */
export const operatorName = z
  .object({
    key: z.string().describe('The spelling, normalised; several spellings may be one person'),
    spellings: z.array(z.string()),
    roles: z.array(z.string()).describe('As reports say them'),
    studyCount: z.number().int(),
    lastStudyDate: isoDate.nullable(),
    person: personMention.nullable(),
    isSetAside: z.boolean(),
    suggestions: z
      .array(
        z.object({
          person: personMention,
          title: z.string().nullable(),
          profession,
          hasLeft: z.boolean(),
          likeness: z.number().describe('0 to 1'),
        }),
      )
      .describe('Whom it may be while it is nobody’s: the likeliest first. Which of them, a person says'),
  })
  .meta({ id: 'OperatorName' });
export type OperatorNameView = z.infer<typeof operatorName>;
export const operatorQuery = pageQuery.extend({
  state: z.enum(['unmapped', 'mapped', 'set-aside', 'all']).default('unmapped'),
  text: z.string().trim().max(100).optional(),
});
export type OperatorQuery = z.output<typeof operatorQuery>;
/** Those with most studies first. */
export const operatorPage = z
  .object({
    names: z.array(operatorName),
    nextCursor: z.string().nullable(),
    counts: z
      .object({ unmapped: z.number().int(), mapped: z.number().int(), setAside: z.number().int() })
      .describe('Of all names, whatever is asked for'),
    mappedStudyShare: z
      .number()
      .nullable()
      .describe(
        '0 to 1: of the studies that name an operator, those of which no name is left to map. With the first page only; null where none does',
      ),
  })
  .meta({ id: 'OperatorPage' });
export type OperatorPage = z.infer<typeof operatorPage>;
/** Null takes the mapping away; set aside: it is nobody's name ("Unknown", "Tech"). */
export const operatorMapping = z
  .object({ key: z.string().min(1).max(300), personId: id.nullable(), setAside: z.boolean().default(false) })
  .refine(({ personId, setAside }) => personId === null || !setAside, {
    message: 'Somebody’s name or nobody’s, not both',
    path: ['setAside'],
  })
  .meta({ id: 'OperatorMapping' });
export type OperatorMapping = z.output<typeof operatorMapping>;

/** The names that are a person's, with the studies in the caller's reach. */
export const namesOfPerson = z
  .object({
    names: z.array(operatorName.pick({ key: true, spellings: true, studyCount: true, lastStudyDate: true })),
  })
  .meta({ id: 'NamesOfPerson' });
export type NamesOfPerson = z.infer<typeof namesOfPerson>;

const said = z.object({ at: instant, by: z.string().nullable(), reason: z.string().nullable() });

/** Procedures that a kind of person does not lead; words that name them in a study. */
export const leadRule = z
  .object({
    id,
    profession: z.literal('non-physician-radiology-provider'),
    title: z.string(),
    words: z
      .array(z.string())
      .describe(
        'Any of them anywhere in procedure, protocol or description, without case, accents and signs',
      ),
    source: z.string(),
    from: isoDate.nullable().describe('First day; null: as long as studies go back'),
    endedOn: isoDate.nullable().describe('First day on which it holds no longer'),
    state: z
      .enum(['holds', 'to-come', 'ended', 'never-held'])
      .describe('Today. never-held: it ended on the day it began, or before'),
    added: said.describe('by null: Kerma began with it'),
    ended: said.nullable(),
  })
  .meta({ id: 'LeadRule' });
export type LeadRuleView = z.infer<typeof leadRule>;
/** Those in force first; of the others the one that ended last. */
export const leadRuleList = z.object({ rules: z.array(leadRule) }).meta({ id: 'LeadRuleList' });
export type LeadRuleList = z.infer<typeof leadRuleList>;
/** A rule is never changed: another replaces it from its first day on, and both stay. */
export const leadRuleInput = z
  .object({
    title: z.string().trim().min(3).max(200),
    words: z.array(z.string().trim().min(3).max(80)).min(1).max(50),
    source: z.string().trim().min(3).max(300),
    from: isoDate.nullable().default(null),
    replacesId: id.nullable().default(null),
    reason: reasonText,
  })
  .meta({ id: 'LeadRuleInput' });
export type LeadRuleInput = z.output<typeof leadRuleInput>;
/** The first day on which it holds no longer; null: it never held here. */
export const leadRuleEnd = z
  .object({ on: isoDate.nullable(), reason: reasonText })
  .meta({ id: 'LeadRuleEnd' });
export type LeadRuleEnd = z.infer<typeof leadRuleEnd>;
