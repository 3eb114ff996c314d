import { InstantColumn, IdColumn, JsonColumn, TextColumn } from '@cuspid/platform/database';
import { Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Who did what to which record of which patient, when and from where. Append-only: the database refuses the rest. */
@Entity('audit_entry')
@Index('audit_entry_at', ['at'])
@Index('audit_entry_patient', ['patientId', 'at'])
@Index('audit_entry_patient_action', ['patientId', 'action', 'at'])
@Index('audit_entry_actor', ['actorId', 'at'])
@Index('audit_entry_action', ['action', 'at'])
@Index('audit_entry_role', ['role', 'at'])
@Index('audit_entry_record', ['entity', 'entityId', 'at'])
@Index('audit_entry_address', ['address', 'at'])
@Index('audit_entry_request', ['requestId', 'at'])
export class AuditEntry {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @InstantColumn() at!: Date;
  @IdColumn({ nullable: true }) actorId!: number | null;
  @TextColumn(120, { nullable: true }) actorName!: string | null;
  @TextColumn(20, { nullable: true }) role!: string | null;
  /** `<record>.<verb>`: `patient.registered`, `chart.undone`. */
  @TextColumn(60) action!: string;
  @TextColumn(40, { nullable: true }) entity!: string | null;
  @IdColumn({ nullable: true }) entityId!: number | null;
  @IdColumn({ nullable: true }) patientId!: number | null;
  /** What was there before and after, the changed fields only, never a secret. */
  @JsonColumn() before!: object | null;
  @JsonColumn() after!: object | null;
  @TextColumn(45, { nullable: true }) address!: string | null;
  @TextColumn(64, { nullable: true }) requestId!: string | null;
  /** Says that the application wrote the row: `<key id>.<mac>`. Null only in rows older than the chain. */
  @TextColumn(40, { nullable: true }) signature!: string | null;
}
