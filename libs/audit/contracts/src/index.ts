export { AUDIT, AUDIT_KINDS, BROKEN, kindOf } from './audit.values';
export type { AuditKind, Broken } from './audit.values';
export type * from './audit.dto';
