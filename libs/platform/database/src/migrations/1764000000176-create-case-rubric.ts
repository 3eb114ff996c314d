import type { QueryRunner } from 'typeorm';
import { Forward, noteGenerated } from './forward';

const ACTIVE = 'if(is_active, kind, null)';

const FIRST = [
  [
    'TREATMENT_PLAN',
    'Treatment plan',
    [
      ['diagnosis', 'Records and diagnosis'],
      ['problems', 'Problem list'],
      ['appliance', 'Choice of appliance'],
      ['anchorage', 'Anchorage reasoning'],
      ['consent', 'Consent and risks'],
    ],
  ],
  [
    'CASE_STAGE',
    'Stage of a case',
    [
      ['aims', 'Aims of the stage met'],
      ['technique', 'Technique'],
      ['records', 'Records kept'],
      ['care', 'Care of the patient'],
    ],
  ],
  [
    'SELF_EVALUATION',
    'Self-evaluation',
    [
      ['knowledge', 'Knowledge'],
      ['skill', 'Clinical skill'],
      ['judgement', 'Judgement'],
      ['communication', 'Communication'],
    ],
  ],
  [
    'PRESENTATION',
    'Case presentation',
    [
      ['records', 'Completeness of records'],
      ['reasoning', 'Reasoning'],
      ['outcome', 'Assessment of the outcome'],
      ['delivery', 'Delivery'],
    ],
  ],
  [
    'CASE',
    'Finished case',
    [
      ['outcome', 'Outcome of treatment'],
      ['technique', 'Technique'],
      ['records', 'Records kept'],
      ['retention', 'Retention planned and explained'],
      ['conduct', 'Professional conduct'],
    ],
  ],
] as const;

/** What students' work is judged by; one of each kind is in use. The clinic begins with these and writes its own. */
export class CreateCaseRubric1764000000176 extends Forward {
  readonly name = 'CreateCaseRubric1764000000176';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists case_rubric (
        id int unsigned not null auto_increment primary key,
        kind varchar(16) not null,
        name varchar(160) not null,
        criteria mediumtext null,
        is_active tinyint(1) not null default 0,
        version int unsigned not null default 1,
        active_kind varchar(16) as (${ACTIVE}) stored,
        unique key case_rubric_one_active (active_kind)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await noteGenerated(db, 'case_rubric', 'active_kind', ACTIVE);
    for (const [kind, name, criteria] of FIRST) {
      await db.query(
        `insert into case_rubric (kind, name, criteria, is_active)
         select ?, ?, ?, 1 from (select 1 as one) dual_row
         where not exists (select 1 from case_rubric there where there.kind = ?)`,
        [kind, name, JSON.stringify(criteria.map(([key, label]) => ({ key, label, help: null }))), kind],
      );
    }
  }
}
