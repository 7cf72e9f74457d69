import { AuditEntry } from './audit/audit-entry.entity.ts';
import { AuditHead } from './audit/audit-head.entity.ts';
import { Audit1795000000030 } from './audit/migrations/1795000000030-audit.ts';
import { AuditHead1795000000033 } from './audit/migrations/1795000000033-audit-head.ts';
import { Retention1795000000034 } from './audit/migrations/1795000000034-retention.ts';
import { Retention } from './audit/retention.entity.ts';
import { Mail } from './mail/mail.entity.ts';
import { Mail1795000000036 } from './mail/migrations/1795000000036-mail.ts';

/** The tables that belong to no feature; taken by `app.module`. */
export const platformSchema = {
  entities: [AuditEntry, AuditHead, Mail, Retention],
  migrations: [Audit1795000000030, AuditHead1795000000033, Retention1795000000034, Mail1795000000036],
};
