import { IdColumn } from '@cuspid/platform/database';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

const HashColumn = () => Column({ type: 'binary', length: 32 });

/** A link of the chain: it holds one entry and the link before it. Append-only. */
@Entity('audit_seal')
@Unique('audit_seal_entry', ['entryId'])
export class AuditSeal {
  /** From 1, without a gap: two sealers can never both be right. */
  @PrimaryColumn({ type: 'int', unsigned: true }) position!: number;
  @IdColumn() entryId!: number;
  @HashColumn() previousHash!: Buffer;
  @HashColumn() hash!: Buffer;
}
