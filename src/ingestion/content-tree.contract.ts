import { z } from 'zod';

const code = z.object({ value: z.string(), scheme: z.string(), meaning: z.string().nullable() });

const numericValue = z.object({
  text: z.array(z.string()).describe('The values as sent'),
  unit: code.nullable(),
  qualifier: code.nullable().describe('Why there is no value'),
});

/** One item of a report's content tree, as sent. */
export const contentItem = z
  .object({
    valueType: z.string(),
    relationship: z.string().nullable(),
    concept: code.nullable(),
    codes: z.array(code),
    text: z.string().nullable(),
    number: numericValue.nullable(),
    get children() {
      return z.array(contentItem);
    },
  })
  .meta({ id: 'ContentItem' });
export type ContentItemView = z.infer<typeof contentItem>;

/** GET /api/v1/originals/:sha256/content-tree */
export const contentTree = z
  .object({
    masked: z.boolean().describe('true: names, ids and free text are left out, as the privacy mode asks'),
    root: contentItem,
  })
  .meta({ id: 'ContentTree' });
export type ContentTreeView = z.infer<typeof contentTree>;
