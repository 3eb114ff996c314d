import { AuditArchive } from './audit-archive';
import { AuditEntry } from './audit-entry';
import { AuditSeal } from './audit-seal';
import { AuditTurn } from './audit-turn';

export { Audit, changed, type Subject } from './audit';
export { AuditEntry } from './audit-entry';
export { AuditLogModule } from './audit-log.module';
export { AuditModule } from './audit.module';
export { verifierOf } from './verifier-of';
export { Names } from './names';

/** The tables of the log. */
export const auditEntities = [AuditEntry, AuditSeal, AuditArchive, AuditTurn];
