import { IdColumn } from '@cuspid/platform/database';
import { Entity } from 'typeorm';

/** A patient whose chart has to be reckoned anew. */
@Entity('dental_index_due')
export class DentalIndexDue {
  @IdColumn({ primary: true }) patientId!: number;
}
