import type { QueryRunner } from 'typeorm';
import { Forward, noteGenerated } from './forward';

/** When these were written: the same in every clinic. */
const WRITTEN = '2026-11-23 00:00:00.000';

const FIRST = [
  {
    name: 'Examination',
    type: 'OBSERVATION',
    text: `{{today}}, {{visit.type}}. {{patient.fullName}}, {{patient.age}}.
Complaint: [[What brings the patient?]]
Outside the mouth: [[Face, lymph nodes, joint?]]
Inside the mouth: [[Mucosa, hygiene, gums?]]
Teeth: [[What the chart does not say?]]
Radiographs: [[Which, and what they show?]]
Advice: [[What was advised?]]`,
  },
  {
    name: 'Filling',
    type: 'TREATMENT',
    text: `{{teeth}}: {{procedure}}.
Anaesthesia: [[Which, how much, where?]]
Isolation: [[Rubber dam or cotton rolls?]]
Caries removed, [[Depth and lining?]].
Filled with [[Material and shade?]]. Occlusion checked.
Next: [[When, what for?]]
{{clinician.name}}`,
  },
  {
    name: 'Extraction',
    type: 'TREATMENT',
    text: `{{teeth}}: extraction. Reason: [[Why?]]
Consent after talking about risks: [[By whom?]]
Anaesthesia: [[Which, how much, where?]]
Course: [[Simple or surgical, roots whole?]]
Bleeding stopped by [[Pressure, suture?]]. Advice given in words and on paper.
Review: [[When?]]
{{clinician.name}}`,
  },
  {
    name: 'Root canal treatment, a visit',
    type: 'TREATMENT',
    text: `{{teeth}}: root canal treatment, visit [[Which?]].
Anaesthesia: [[Which, how much?]] Rubber dam: [[Yes or no?]]
Canals and working lengths: [[Canal, length, reference?]]
Prepared to [[Size and taper?]], rinsed with [[What?]].
Dressing or filling: [[What?]] Closed with [[What?]].
Next: [[When, what for?]]
{{clinician.name}}`,
  },
  {
    name: 'Orthodontic control',
    type: 'PROGRESS',
    text: `{{today}}: control of the fixed appliance. Hygiene: [[Good, fair, poor?]]
Upper wire: [[Size and material?]] Lower wire: [[Size and material?]]
Done: [[What was changed, rebonded?]]
Elastics: [[Which, how long a day?]]
Next: [[In how many weeks, what for?]]
{{clinician.name}}`,
  },
];

/** Texts for notes, and five to begin with: the clinic changes them as it likes. */
export class CreateNoteTemplate1764000000130 extends Forward {
  readonly name = 'CreateNoteTemplate1764000000130';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists note_template (
        id int unsigned not null auto_increment primary key,
        name varchar(80) not null,
        type varchar(20) not null,
        text mediumtext not null,
        is_active tinyint(1) not null default 1,
        version int unsigned not null default 1,
        updated_at datetime(3) not null,
        updated_by_id int unsigned null,
        active_name varchar(80) as (if(is_active = 1, name, null)) stored,
        unique key note_template_active_name (active_name),
        key note_template_name (name, id),
        constraint note_template_updated_by foreign key (updated_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await noteGenerated(db, 'note_template', 'active_name', 'if(is_active = 1, name, null)');
    for (const { name, type, text } of FIRST) {
      await db.query('insert ignore into note_template (name, type, text, updated_at) values (?, ?, ?, ?)', [
        name,
        type,
        text,
        WRITTEN,
      ]);
    }
  }
}
