import { Injectable } from '@nestjs/common';
import { TOGETHER } from '@cuspid/dental-chart/contracts';
import type { BeHereDto, LeaveDto, PersonHereDto, PresenceDto } from '@cuspid/dental-chart/contracts/dto';
import { CareTeam } from '@cuspid/patients/api';
import { Database, Events, type Actor } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import type { EntityManager } from 'typeorm';

/** Rows of people who went without saying so, cleared at one time: a tidying never holds a screen up. */
const CLEARED = 100;

interface Row {
  userId: number;
  name: string;
  isRecording: number | boolean;
}

/**
 * Who else has a chart open. It locks nothing and is kept nowhere: a row a person, on the database's clock, that is over
 * by itself. Only who may read the chart is told, and only a change is told to other screens.
 */
@Injectable()
export class PresenceService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly events: Events,
  ) {}

  /** The others on this chart. */
  async others(me: Actor, patientId: number): Promise<PresenceDto> {
    const db = this.db.source.manager;
    await this.careTeam.require(db, me, patientId, 'chart.read');
    return presenceOf(db, me, patientId);
  }

  /** One is here, for the next three quarters of a minute. */
  beHere(me: Actor, patientId: number, { tab, isRecording }: BeHereDto): Promise<PresenceDto> {
    return this.db.transaction(me, async (tx) => {
      await this.careTeam.require(tx, me, patientId, 'chart.read');
      const records = isRecording === true && mayRole(me.role, 'chart.record');
      const said = [tab, records, TOGETHER.gonePastSeconds];
      const isNew = await isChange(tx, me, patientId, records);
      await tx.query(
        `insert into chart_presence (patient_id, user_id, tab, is_recording, until)
         values (?, ?, ?, ?, now(3) + interval ? second)
         on duplicate key update tab = ?, is_recording = ?, until = now(3) + interval ? second`,
        [patientId, me.id, ...said, ...said],
      );
      if (isNew) {
        await tx.query('delete from chart_presence where until < now(3) - interval 1 hour limit ?', [CLEARED]);
        await this.events.publish(tx, 'presence', { patientId });
      }
      return presenceOf(tx, me, patientId);
    });
  }

  /** One closes the chart. Another tab of the same person says by itself that it is still there. */
  leave(me: Actor, patientId: number, { tab }: LeaveDto): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      // On a record that was put away there is nobody to leave: what they said there is over by itself.
      await this.careTeam.require(tx, me, patientId, 'chart.read', true);
      const { affectedRows } = await tx.query(
        'delete from chart_presence where patient_id = ? and user_id = ? and tab = ?',
        [patientId, me.id, tab],
      );
      if (affectedRows) await this.events.publish(tx, 'presence', { patientId });
    });
  }
}

/** Whether the others see something new: somebody who was not there, or does something else now. */
async function isChange(tx: Tx, me: Actor, patientId: number, records: boolean): Promise<boolean> {
  const [now]: { isRecording: number | boolean }[] = await tx.query(
    'select is_recording as isRecording from chart_presence where patient_id = ? and user_id = ? and until > now(3)',
    [patientId, me.id],
  );
  return now === undefined || Boolean(now.isRecording) !== records;
}

async function presenceOf(db: EntityManager, me: Actor, patientId: number): Promise<PresenceDto> {
  const rows: Row[] = await db.query(
    `select here.user_id as userId, who.name as name, here.is_recording as isRecording
     from chart_presence here join \`user\` who on who.id = here.user_id
     where here.patient_id = ? and here.until > now(3) and who.is_active = 1
     order by here.is_recording desc, here.user_id limit ?`,
    [patientId, TOGETHER.peopleMax + 1],
  );
  const shown = (row: Row): PersonHereDto => ({
    person: { id: row.userId, name: row.name },
    isRecording: Boolean(row.isRecording),
  });
  const others = rows.filter(({ userId }) => userId !== me.id).slice(0, TOGETHER.peopleMax);
  return { others: others.map(shown), isTold: rows.some(({ userId }) => userId === me.id) };
}
