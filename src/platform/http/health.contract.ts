import { z } from 'zod';

export const healthCheck = z.object({
  name: z.string(),
  ok: z.boolean(),
  detail: z.string().describe('What was found; what to do, when it is not well'),
});

export const health = z
  .object({ status: z.enum(['well', 'not well']), checks: z.array(healthCheck) })
  .meta({ id: 'Health' });

export type HealthCheck = z.infer<typeof healthCheck>;
export type Health = z.infer<typeof health>;
