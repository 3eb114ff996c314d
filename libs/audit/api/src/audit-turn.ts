import { Entity, PrimaryColumn } from 'typeorm';

/** One row a job (`seal`, `archive`): the process that has it locked does the job, the others do not wait. */
@Entity('audit_turn')
export class AuditTurn {
  @PrimaryColumn({ type: 'varchar', length: 20 }) name!: string;
}
