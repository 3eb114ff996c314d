import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What of the stock was used on a patient, a row a lot; walked by patient, by lot and by the time of use. */
export class CreatePatientMaterial1764000000164 extends Forward {
  readonly name = 'CreatePatientMaterial1764000000164';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists patient_material (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        item_id int unsigned not null,
        lot_id int unsigned not null,
        item_name varchar(160) not null,
        quantity int unsigned not null default 0,
        used_at datetime(3) not null,
        purpose varchar(255) null,
        notes varchar(1000) null,
        visit_id int unsigned null,
        procedure_id int unsigned null,
        allergy_reason varchar(300) null,
        created_at datetime(3) not null,
        created_by_id int unsigned not null,
        updated_at datetime(3) not null,
        updated_by_id int unsigned not null,
        binned_at datetime(3) null,
        binned_by_id int unsigned null,
        version int unsigned not null default 1,
        key patient_material_used (patient_id, used_at, id),
        key patient_material_got (lot_id, patient_id, binned_at, used_at, quantity),
        key patient_material_period (used_at, id),
        constraint patient_material_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint patient_material_item foreign key (item_id) references inventory_item (id) on delete no action on update no action,
        constraint patient_material_lot foreign key (lot_id) references inventory_lot (id) on delete no action on update no action,
        constraint patient_material_visit foreign key (visit_id) references visit (id) on delete set null on update no action,
        constraint patient_material_procedure foreign key (procedure_id) references clinic_procedure (id) on delete no action on update no action,
        constraint patient_material_created_by foreign key (created_by_id) references \`user\` (id) on delete no action on update no action,
        constraint patient_material_updated_by foreign key (updated_by_id) references \`user\` (id) on delete no action on update no action,
        constraint patient_material_binned_by foreign key (binned_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
