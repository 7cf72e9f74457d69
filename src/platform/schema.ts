import { AuditEntry } from './audit/audit-entry.entity.ts';
import { Audit1795000000030 } from './audit/migrations/1795000000030-audit.ts';

/** The tables that belong to no feature; taken by `app.module`. */
export const platformSchema = {
  entities: [AuditEntry],
  migrations: [Audit1795000000030],
};
