export { Audit, changed, type Subject } from './audit';
export { AuditEntry } from './audit-entry';
export { AuditModule } from './audit.module';
