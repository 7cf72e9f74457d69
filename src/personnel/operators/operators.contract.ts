import { z } from 'zod';
import { isoDate, pageQuery, reasonText } from '../../platform/api.contract.ts';
import { personMention } from '../people.contract.ts';

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
    suggestions: z.array(z.object({ person: personMention, likeness: z.number().describe('0 to 1') })),
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
    unmappedCount: z.number().int(),
    mappedStudyShare: z.number().nullable().describe('0 to 1 of the studies that name an operator'),
  })
  .meta({ id: 'OperatorPage' });
export type OperatorPage = z.infer<typeof operatorPage>;
/** Null takes the mapping away; set aside: it is nobody's name ("Unknown", "Tech"). */
export const operatorMapping = z
  .object({ key: z.string().min(1).max(300), personId: id.nullable(), setAside: z.boolean().default(false) })
  .meta({ id: 'OperatorMapping' });
export type OperatorMapping = z.output<typeof operatorMapping>;

/** Procedures that a kind of person may not lead; words that name them in a study. */
export const leadRule = z
  .object({
    id,
    profession: z.literal('non-physician-radiology-provider'),
    title: z.string(),
    words: z.array(z.string()).describe('Any of them in procedure, protocol or description'),
    source: z.string(),
    endedAt: instant.nullable(),
  })
  .meta({ id: 'LeadRule' });
export type LeadRuleView = z.infer<typeof leadRule>;
export const leadRuleList = z.object({ rules: z.array(leadRule) }).meta({ id: 'LeadRuleList' });
export type LeadRuleList = z.infer<typeof leadRuleList>;
export const leadRuleInput = z
  .object({
    title: z.string().trim().min(3).max(200),
    words: z.array(z.string().trim().min(3).max(80)).min(1).max(50),
    source: z.string().trim().min(3).max(300),
    reason: reasonText,
  })
  .meta({ id: 'LeadRuleInput' });
export type LeadRuleInput = z.infer<typeof leadRuleInput>;
