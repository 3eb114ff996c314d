import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** The ways the directory is narrowed and ordered: by facets, by province, by age. */
export class IndexDirectory1764000000046 extends Forward {
  readonly name = 'IndexDirectory1764000000046';

  async up(db: QueryRunner): Promise<void> {
    const known = new Set((await db.getTable('patient'))?.indices.map(({ name }) => name));
    const missing = [
      ['patient_facets', 'is_active, clinical_status, sex, allergy_state, registered_at, id'],
      ['patient_province', 'is_active, province, clinical_status, sex, allergy_state, registered_at, id'],
      ['patient_age', 'is_active, date_of_birth, id'],
    ].filter(([name = '']) => !known.has(name));
    if (missing.length) {
      await db.query(
        `alter table patient ${missing.map(([name, columns]) => `add key ${name} (${columns})`).join(', ')}`,
      );
    }
  }
}
