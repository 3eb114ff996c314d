import { VISITS } from '../visits/visit-facts';
import type { Facts } from '../engine/facts';
import { sql } from '../engine/sql';

export { VISITS };

/** What has no name of its own. */
export const UNNAMED = 'Not named';
const exact = (column: string): string => `cast(ifnull(${column}, '${UNNAMED}') as char) collate utf8mb4_bin`;

/** Signed notes of work that is completed, by when it was. */
export const EXECUTED: Facts = {
  key: 'EXECUTED',
  from: () => sql('clinical_note note'),
  where: sql("note.execution_status = 'COMPLETED' and note.state in ('SIGNED', 'VERIFIED')"),
  at: { column: 'note.executed_at', is: 'INSTANT' },
  dimensions: { procedure: exact('note.procedure_name'), author: 'note.author_id' },
  rows: {
    id: 'note.id',
    joins: 'left join `user` author on author.id = note.author_id',
    patient: 'note.patient_id',
    link: { to: 'patient', id: 'note.patient_id' },
    columns: [
      { key: 'at', label: 'Done', unit: 'INSTANT', is: 'note.executed_at' },
      { key: 'procedure', label: 'Procedure', unit: 'TEXT', is: 'note.procedure_name' },
      { key: 'author', label: 'By', unit: 'TEXT', is: 'author.name' },
    ],
  },
};

/** Charges from the catalogue that stand. */
export const CHARGED: Facts = {
  key: 'PROCEDURES CHARGED',
  from: () => sql('posting charge join clinic_procedure catalogue on catalogue.id = charge.procedure_id'),
  where: sql(
    "charge.kind = 'CHARGE' and not exists (select 1 from posting undone where undone.reverses_id = charge.id)",
  ),
  at: { column: 'charge.paid_on', is: 'DAY' },
  dimensions: { procedure: exact('catalogue.name') },
  rows: {
    id: 'charge.id',
    patient: 'charge.patient_id',
    link: { to: 'patient', id: 'charge.patient_id' },
    columns: [
      { key: 'day', label: 'Day', unit: 'DAY', is: "date_format(charge.paid_on, '%Y-%m-%d')" },
      { key: 'procedure', label: 'Procedure', unit: 'TEXT', is: 'catalogue.name' },
      { key: 'description', label: 'For', unit: 'TEXT', is: 'charge.description' },
    ],
  },
};

/** Items of plans by when they were added; what the chart tells of has no state of its own here. */
export const PLANNED: Facts = {
  key: 'PLANNED',
  from: () => sql('plan_item item join patient own on own.id = item.patient_id and own.is_active = true'),
  where: sql('item.removed_at is null'),
  at: { column: 'item.created_at', is: 'INSTANT' },
  dimensions: {
    procedure: exact('item.name'),
    charted: "if(item.finding_id is null, 'NO', 'YES')",
    status: 'item.execution_status',
  },
  rows: {
    id: 'item.id',
    patient: 'item.patient_id',
    link: { to: 'patient', id: 'item.patient_id' },
    columns: [
      { key: 'at', label: 'Planned', unit: 'INSTANT', is: 'item.created_at' },
      { key: 'procedure', label: 'Procedure', unit: 'TEXT', is: 'item.name' },
      { key: 'status', label: 'Status', unit: 'TEXT', is: 'item.execution_status' },
    ],
  },
};
