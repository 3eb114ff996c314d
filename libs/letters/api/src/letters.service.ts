import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import {
  Configuration,
  cursorOf,
  Database,
  limitOf,
  NotFound,
  pageFrom,
  placeOf,
  type Actor,
} from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import type {
  LetterFilter,
  LettersOfVisitDto,
  LetterStatsDto,
  SentLetterDto,
  VisitLettersDto,
} from '@cuspid/letters/contracts/dto';
import { LETTER } from '@cuspid/letters/contracts';
import { CareTeam, Patient } from '@cuspid/patients/api';
import { clock } from '@cuspid/platform/database';
import { Visit, VisitReach } from '@cuspid/visits/api';
import { MoreThanOrEqual, type EntityManager } from 'typeorm';
import { Letter, onceOf } from './letter';
import { LetterDesk } from './letter-desk';
import { obstacleTo } from './letter-duty';
import { LetterNotSentAgain } from './letter-errors';
import { withPatients } from './letter-patients';
import { LetterRows } from './letter-rows';
import { LetterFigures } from './letter-figures';
import { noReminderBecause } from './reminders';

const DAY_MS = 86_400_000;

/** The letters that went out, wait, or were given up. */
@Injectable()
export class LettersService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly reach: VisitReach,
    private readonly desk: LetterDesk,
    private readonly rows: LetterRows,
    private readonly figures: LetterFigures,
    private readonly configuration: Configuration,
    private readonly audit: Audit,
  ) {}

  /** The letters of a visit, and whether its patient can be reminded by hand now. */
  async ofVisit(me: Actor, visitId: number): Promise<VisitLettersDto> {
    const db = this.db.source.manager;
    const visit = await this.reach.require(db, me, visitId, 'visit.read');
    const letters = await db.find(Letter, { where: { visitId }, order: { id: 'DESC' }, take: LETTER.shownMax });
    const items = await this.rows.of(db, letters);
    const reminder = await this.rows.onlyOnce(db, onceOf(visit));
    return {
      reminder: reminder && (await this.rows.one(db, reminder)),
      noReminderBecause: noReminderBecause(visit, visit.patient) ?? (reminder ? 'REMINDED' : null),
      items,
    };
  }

  /** The letters of some visits of a list; what is not the caller’s is left out. */
  async ofVisits(me: Actor, visitIds: readonly number[]): Promise<LettersOfVisitDto[]> {
    const found: LettersOfVisitDto[] = [];
    for (const visitId of visitIds) {
      try {
        found.push({ visitId, letters: await this.ofVisit(me, visitId) });
      } catch (error) {
        if (!(error instanceof NotFound)) throw error;
      }
    }
    return found;
  }

  /** Letters of whom the caller may see, newest first. */
  async list(me: Actor, filter: LetterFilter): Promise<Page<SentLetterDto>> {
    const db = this.db.source.manager;
    const query = db.createQueryBuilder(Letter, 'letter');
    await this.careTeam.visibleTo(me, query.where('1 = 1'), 'letter.manage', 'letter.patientId');
    if (filter.state) query.andWhere('letter.state = :state', { state: filter.state });
    if (filter.kind) query.andWhere('letter.kind = :kind', { kind: filter.kind });
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [id] = placeOf(filter.cursor, 'id', 1);
      query.andWhere('letter.id < :id', { id });
    }
    const letters = await query
      .orderBy('letter.id', 'DESC')
      .limit(limitOf(filter) + 1)
      .getMany();
    const page = pageFrom(
      letters,
      limitOf(filter),
      ({ id }) => cursorOf('id', [id]),
      (row) => row,
    );
    const shown = await withPatients(db, page.items);
    const items = await this.rows.sent(db, shown, await this.readable(db, me, shown));
    return { ...page, items, ...(total !== undefined && { total }) };
  }

  async stats(): Promise<LetterStatsDto> {
    const db = this.db.source.manager;
    return {
      ...(await this.figures.waiting(db)),
      failed: await db.countBy(Letter, { state: 'FAILED' }),
      sentLastDay: await db.countBy(Letter, {
        state: 'SENT',
        settledAt: MoreThanOrEqual(new Date(clock.ms() - DAY_MS)),
      }),
      reminderHours: this.configuration.reminderWindowHours,
    };
  }

  /** Sends a letter that was given up once more, if what it tells is still so. */
  retry(me: Actor, id: number): Promise<SentLetterDto> {
    return this.db.transaction(me, async (tx) => {
      const about = await tx.findOneBy(Letter, { id });
      if (!about) throw new NotFound();
      const patient = await this.careTeam.require(tx, me, about.patientId, 'letter.manage', true);
      const visit = about.visitId === null ? null : await tx.findOneBy(Visit, { id: about.visitId });
      const letter = await tx.findOne(Letter, { where: { id }, lock: { mode: 'pessimistic_write' } });
      // Gone with its patient while that one was waited for.
      if (!letter) throw new NotFound();
      if (letter.state !== 'FAILED') throw new LetterNotSentAgain(letter.state);
      // The address may be what was wrong with it.
      const rightAddress = { ...letter, recipient: patient.email ?? letter.recipient };
      if (obstacleTo(rightAddress, visit, patient)) throw new LetterNotSentAgain(letter.state);
      letter.recipient = rightAddress.recipient;
      await this.desk.again(tx, letter, visit, patient);
      const { patientId, visitId, kind } = letter;
      await this.audit.record(tx, me, 'letter.retried', { entity: 'letter', id, patientId, after: { kind, visitId } });
      const [shown] = await this.rows.sent(tx, [Object.assign(letter, { patient })], new Set([patient.id]));
      if (!shown) throw new NotFound();
      return shown;
    });
  }

  /** Whose addresses the caller may read. */
  private async readable(db: EntityManager, me: Actor, letters: readonly Letter[]): Promise<Set<number>> {
    const patients = new Map(letters.map(({ patient }): [number, Patient] => [patient.id, patient]));
    const readable = new Set<number>();
    for (const { id, isActive } of patients.values()) {
      if (isActive && (await this.careTeam.reaches(db, me, id, 'patient.read'))) readable.add(id);
    }
    return readable;
  }
}
