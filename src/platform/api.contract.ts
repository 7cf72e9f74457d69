import { z } from 'zod';

/** What every list of the API takes: how many, and where the last page ended. */
export const pageQuery = z.object({
  cursor: z.string().min(1).max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** An id in a path; the columns are of 32 bits, and PostgreSQL would fault on more. */
export const idParam = z.coerce.number().int().positive().max(2_147_483_647);

/** What is needed of an answer to go to what was just made. */
export const createdId = z.object({ id: z.number().int() }).meta({ id: 'CreatedId' });
export type CreatedId = z.infer<typeof createdId>;

/** A list in the address: `?unitIds=1,2` or the name repeated. */
export const commaList = <Item>(item: z.ZodType<Item, string>) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((value) =>
      (typeof value === 'string' ? value.split(',') : value).filter((part) => part !== ''),
    )
    .pipe(z.array(item));

export const isoDate = z.iso.date();

/** A sentence that says why, asked for by everything that can be undone. */
export const reasonText = z.string().trim().min(3, 'Say why, in a few words').max(500);

/** Takes a change back. */
export const undoInput = z.object({ reason: reasonText }).meta({ id: 'Undo' });
export type Undo = z.infer<typeof undoInput>;
