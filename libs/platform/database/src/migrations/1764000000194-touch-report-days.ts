import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

const touch = (source: string, at: string): string =>
  `insert into report_touch (source, at) values ('${source}', ${at});`;

/** The days of a visit's stay and of its money: figures of clinicians go by the visit. */
const ABOVE = `
  insert into report_touch (source, at) select 'QUEUE', day from queue_entry where visit_id = new.id;
  insert into report_touch (source, at) select 'LEDGER', paid_on from posting where visit_id = new.id;
  insert into report_touch (source, at) select 'LEDGER', back.paid_on from posting line
    join posting back on back.reverses_id = line.id where line.visit_id = new.id;`;

const VISIT = ['starts_at', 'status', 'provider_id', 'chair_id', 'type', 'minutes'];
const ENTRY = ['day', 'status', 'provider_id', 'visit_id', 'entered_at', 'called_at', 'completed_at', 'is_unfinished'];
const isChanged = (columns: readonly string[]): string =>
  `not (${columns.map((column) => `new.${column} <=> old.${column}`).join(' and ')})`;

const dayOfStep = (row: string): string =>
  `insert into report_touch (source, at) select 'QUEUE', day from queue_entry where id = ${row}.entry_id;`;

const TRIGGERS: Record<string, string> = {
  'visit insert': touch('VISIT', 'new.starts_at'),
  'visit update': `if ${isChanged(VISIT)} then
    ${touch('VISIT', 'old.starts_at')} ${touch('VISIT', 'new.starts_at')}
    if ${isChanged(['provider_id', 'minutes'])} then ${ABOVE} end if; end if;`,
  'visit delete': touch('VISIT', 'old.starts_at'),
  'queue_entry insert': touch('QUEUE', 'new.day'),
  'queue_entry update': `if ${isChanged(ENTRY)} then ${touch('QUEUE', 'old.day')} ${touch('QUEUE', 'new.day')} end if;`,
  'queue_entry delete': touch('QUEUE', 'old.day'),
  'queue_move insert': dayOfStep('new'),
  'queue_move update': dayOfStep('new'),
  'queue_move delete': dayOfStep('old'),
  'posting insert': touch('LEDGER', 'new.paid_on'),
  'posting delete': touch('LEDGER', 'old.paid_on'),
};

/** Whatever is changed of visits, stays and money, and whoever changes it: the day it is of is to be counted anew. */
export class TouchReportDays1764000000194 extends Forward {
  readonly name = 'TouchReportDays1764000000194';

  async up(db: QueryRunner): Promise<void> {
    for (const [when, what] of Object.entries(TRIGGERS)) {
      const [table, verb] = when.split(' ');
      const name = `${table}_touches_reports_by_${verb}`;
      await db.query(`drop trigger if exists ${name}`);
      await db.query(`create trigger ${name} after ${verb} on ${table} for each row begin ${what} end`);
    }
  }
}
