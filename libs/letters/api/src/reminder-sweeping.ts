import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Configuration } from '@cuspid/platform/api';
import { clock, transaction, type Tx } from '@cuspid/platform/database';
import { Patient } from '@cuspid/patients/api';
import { Visit } from '@cuspid/visits/api';
import { Logger } from 'nestjs-pino';
import { DataSource, MoreThan } from 'typeorm';
import { Letter, onceOf } from './letter';
import { LetterDesk } from './letter-desk';
import { unwanted } from './letter-duty';
import { withPatients } from './letter-patients';
import { noReminderBecause } from './reminders';

const EVERY_MS = 60_000;
const BATCH = 200;
/** Letters that wait: as many are looked at in one go. */
const LOOKED_AT = 500;
const HOUR_MS = 3_600_000;

/**
 * Makes the reminders of the visits that come near. Every replica does; the database holds that each start of a visit gets
 * one. Who was told of this very time within the window (booked or moved so shortly before) is not told twice.
 */
@Injectable()
export class ReminderSweeping implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  /** The last letter that was looked at; 0 to begin anew. */
  private lookedAt = 0;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly source: DataSource,
    private readonly desk: LetterDesk,
    private readonly configuration: Configuration,
    private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => (this.running = this.sweepQuietly()), EVERY_MS);
  }

  beforeApplicationShutdown(): Promise<unknown> {
    clearInterval(this.timer);
    return this.running;
  }

  /** Makes what is due at `now`, and takes back what nobody wants any more; answers how many reminders were made. */
  async sweep(now = clock.now()): Promise<number> {
    await this.takeBack();
    const { reminderWindowHours } = this.configuration;
    if (!reminderWindowHours) return 0;
    let made = 0;
    for (const { id, patientId } of await this.near(now, reminderWindowHours)) {
      if (await transaction(this.source, (tx) => this.remind(tx, id, patientId))) made++;
    }
    return made;
  }

  /** Visits within the window whose patient wants a letter and has had none that tells this start lately. */
  near(now: Date, hours: number): Promise<Pick<Visit, 'id' | 'patientId'>[]> {
    return this.source
      .createQueryBuilder(Visit, 'visit')
      .select(['visit.id', 'visit.patientId'])
      .innerJoin('visit.patient', 'patient')
      .where(`visit.status = 'SCHEDULED' and visit.startsAt > :now and visit.startsAt <= :until`, {
        now,
        until: new Date(now.getTime() + hours * HOUR_MS),
      })
      .andWhere('patient.isActive = true and patient.isReminderOptOut = false and patient.email is not null')
      .andWhere(
        `not exists (select 1 from letter l where l.visit_id = visit.id and l.starts_at = visit.starts_at
           and (l.only_once is not null or (l.kind in ('BOOKED', 'MOVED') and l.state in ('WAITING', 'SENT')
             and l.created_at >= visit.starts_at - interval :hours hour)))`,
        { hours },
      )
      .orderBy('visit.startsAt')
      .addOrderBy('visit.id')
      .limit(BATCH)
      .getMany();
  }

  private async remind(tx: Tx, id: number, patientId: number): Promise<boolean> {
    const lock = { mode: 'pessimistic_write' as const };
    const patient = await tx.findOne(Patient, { where: { id: patientId }, lock });
    const visit = await tx.findOne(Visit, { where: { id, patientId }, lock });
    if (!visit || !patient || unwanted(patient) || noReminderBecause(visit, patient)) return false;
    const onlyOnce = onceOf(visit);
    if (await tx.existsBy(Letter, { onlyOnce })) return false;
    const order = { kind: 'REMINDER' as const, visit, patient, startsAt: visit.startsAt, onlyOnce };
    return (await this.desk.make(tx, order)) !== null;
  }

  /**
   * Letters to who was archived, wants none or has no address any more do not wait for their hour. So many are looked at
   * each time, and the next time those behind them: when the post is down, thousands wait.
   */
  async takeBack(): Promise<void> {
    const letters = await this.source.manager.find(Letter, {
      where: { state: 'WAITING', id: MoreThan(this.lookedAt) },
      order: { id: 'ASC' },
      take: LOOKED_AT,
    });
    this.lookedAt = letters.length < LOOKED_AT ? 0 : (letters.at(-1)?.id ?? 0);
    for (const letter of await withPatients(this.source.manager, letters)) {
      const because = unwanted(letter.patient);
      if (because) await transaction(this.source, (tx) => this.desk.withdraw(tx, letter, because));
    }
  }

  private async sweepQuietly(): Promise<void> {
    try {
      await this.sweep();
    } catch (error) {
      this.log.warn({ err: error }, 'reminders could not be made, trying again');
    }
  }
}
