import { IdColumn } from '@cuspid/platform/database';
import { Entity, ForeignKey, Unique } from 'typeorm';
import { Visit } from '../visit';

/**
 * Five minutes of a visit. The unique keys are the rule, held by the database: a provider, a chair or a patient is never in
 * two places. A visit booked over another leaves out here what it shares; one that is over has no slots.
 */
@Entity('visit_slot')
@Unique('visit_slot_provider', ['providerId', 'slot'])
@Unique('visit_slot_chair', ['chairId', 'slot'])
@Unique('visit_slot_patient', ['patientId', 'slot'])
export class VisitSlot {
  @IdColumn({ primary: true })
  @ForeignKey(() => Visit, { name: 'visit_slot_visit', onDelete: 'CASCADE' })
  visitId!: number;
  /** Stretches of five minutes since 1970. */
  @IdColumn({ primary: true }) slot!: number;
  @IdColumn({ nullable: true }) providerId!: number | null;
  @IdColumn({ nullable: true }) chairId!: number | null;
  @IdColumn({ nullable: true }) patientId!: number | null;
}
