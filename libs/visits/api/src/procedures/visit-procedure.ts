import { IdColumn, TextColumn } from '@cuspid/platform/database';
import { Procedure } from '@cuspid/settings/api';
import { Column, Entity, ForeignKey } from 'typeorm';
import { Visit } from '../visit';

/** Something planned for a visit, in the order it was put down. */
@Entity('visit_procedure')
export class VisitProcedure {
  @IdColumn({ primary: true })
  @ForeignKey(() => Visit, { name: 'visit_procedure_visit', onDelete: 'CASCADE' })
  visitId!: number;
  @Column({ type: 'smallint', unsigned: true, primary: true }) place!: number;
  @IdColumn() @ForeignKey(() => Procedure, { name: 'visit_procedure_procedure' }) procedureId!: number;
  /** ISO 3950; null: the whole mouth, or not said. */
  @TextColumn(2, { nullable: true }) tooth!: string | null;
}
