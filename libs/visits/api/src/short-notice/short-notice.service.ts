import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import {
  cursorOf,
  Database,
  Events,
  instantOf,
  limitOf,
  NotFound,
  pageFrom,
  placeOf,
  StaleVersion,
  type Actor,
} from '@cuspid/platform/api';
import { dayAfter, type Page, TREATING } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import { CareTeam } from '@cuspid/patients/api';
import { clock } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import { SHORT_NOTICE, VISIT } from '@cuspid/visits/contracts';
import type {
  AddShortNoticeDto,
  ChangeShortNoticeDto,
  ShortNoticeDto,
  ShortNoticeFilter,
} from '@cuspid/visits/contracts/dto';
import { In, LessThan, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { Visit } from '../visit';
import { NotAProvider, WrongVisitState } from '../visit-errors';
import { EVERY_DAY, wishOf } from './can-come';
import { ShortNotice } from './short-notice';
import { ShortNoticeClosed } from './short-notice-errors';
import { ShortNoticeRows } from './short-notice-rows';

const USUAL_MINUTES = 30;
const USUAL_TYPE = 'Visit';
const DAY_MINUTES = 1_440;
/** A little longer than the screen offers it. */
const UNDO_MS = (VISIT.undoMinutes + 1) * 60_000;

/** The list of patients who would come at short notice. */
@Injectable()
export class ShortNoticeService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly clinic: Clinic,
    private readonly rows: ShortNoticeRows,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** Entries, the longest waiting first. */
  async list(me: Actor, filter: ShortNoticeFilter): Promise<Page<ShortNoticeDto>> {
    const db = this.db.source.manager;
    const query = chosen(db, filter, await this.clinic.today());
    await this.careTeam.visibleTo(me, query, 'visit.schedule', 'entry.patientId');
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [at, id] = placeOf(filter.cursor, 'createdAt', 2);
      query.andWhere('(entry.createdAt > :at or (entry.createdAt = :at and entry.id > :id))', {
        at: instantOf(at),
        id,
      });
    }
    const found = await query
      .orderBy('entry.createdAt')
      .addOrderBy('entry.id')
      .limit(limitOf(filter) + 1)
      .getMany();
    const place = (row: ShortNotice) => cursorOf('createdAt', [row.createdAt.toISOString(), row.id]);
    const page = pageFrom(found, limitOf(filter), place, (row) => row);
    return { ...page, items: await this.rows.of(db, page.items), ...(total !== undefined && { total }) };
  }

  /** Puts a patient on the list. */
  add(me: Actor, what: AddShortNoticeDto): Promise<ShortNoticeDto> {
    return this.db.transaction(me, async (tx) => {
      const patient = await this.careTeam.require(tx, me, what.patientId, 'visit.schedule', true);
      const visit = what.visitId ? await this.wanted(tx, what.visitId, patient.id) : null;
      const today = await this.clinic.today(tx);
      const usual = {
        providerId: null,
        minutes: visit?.minutes || USUAL_MINUTES,
        type: visit?.type ?? USUAL_TYPE,
        weekdays: EVERY_DAY,
        fromMinute: 0,
        toMinute: DAY_MINUTES,
        fromDay: today,
        untilDay: dayAfter(today, SHORT_NOTICE.usualDays),
        note: null,
      };
      const wish = wishOf(what, usual, today);
      await this.requireTreating(tx, what.providerId);
      const entry = tx.create(ShortNotice, {
        ...wish,
        patientId: patient.id,
        visitId: visit?.id ?? null,
        status: 'OPEN',
        createdById: me.id,
        createdAt: clock.now(),
      });
      await tx.save(entry);
      await this.lapse(tx, today);
      await this.tell(tx, me, 'short-notice.added', entry, { after: wish });
      return this.rows.one(tx, entry.id);
    });
  }

  /** Changes when they can come, for what and with whom; of the version the caller saw. */
  change(me: Actor, id: number, version: number, what: ChangeShortNoticeDto): Promise<ShortNoticeDto> {
    return this.db.transaction(me, async (tx) => {
      const entry = await this.hold(tx, me, id);
      if (entry.version !== version) throw new StaleVersion(entry.version);
      const before = wishOf({}, entry, entry.untilDay);
      const wish = wishOf(what, entry, await this.clinic.today(tx));
      await this.requireTreating(tx, what.providerId);
      Object.assign(entry, wish, { version: version + 1 });
      await tx.save(entry);
      await this.tell(tx, me, 'short-notice.changed', entry, { before, after: wish });
      return this.rows.one(tx, id);
    });
  }

  /** They do not want to any more. */
  withdraw(me: Actor, id: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const entry = await this.hold(tx, me, id);
      Object.assign(entry, { status: 'WITHDRAWN', closedAt: clock.now(), version: entry.version + 1 });
      await tx.save(entry);
      await this.tell(tx, me, 'short-notice.withdrawn', entry, {});
    });
  }

  /** Whoever was taken off by mistake waits again since they did, with what was offered to them. */
  restore(me: Actor, id: number): Promise<ShortNoticeDto> {
    return this.db.transaction(me, async (tx) => {
      const entry = await this.reach(tx, me, id);
      const isFresh = entry.status === 'WITHDRAWN' && clock.ms() - (entry.closedAt?.getTime() ?? 0) < UNDO_MS;
      const { visitId } = entry;
      const isWanted = !visitId || (await tx.existsBy(Visit, { id: visitId, status: 'SCHEDULED' }));
      if (!isFresh || !isWanted) throw new ShortNoticeClosed();
      Object.assign(entry, { status: 'OPEN', closedAt: null, version: entry.version + 1 });
      await tx.save(entry);
      await this.tell(tx, me, 'short-notice.restored', entry, {});
      return this.rows.one(tx, id);
    });
  }

  /** The open entry, held, with its patient. */
  async hold(tx: Tx, me: Actor, id: number): Promise<ShortNotice> {
    const entry = await this.reach(tx, me, id);
    if (entry.status !== 'OPEN') throw new ShortNoticeClosed();
    return entry;
  }

  private async reach(tx: Tx, me: Actor, id: number): Promise<ShortNotice> {
    const about = await tx.findOneBy(ShortNotice, { id });
    if (!about) throw new NotFound();
    await this.careTeam.require(tx, me, about.patientId, 'visit.schedule', true);
    const entry = await tx.findOne(ShortNotice, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!entry) throw new NotFound();
    return entry;
  }

  /** To the trail and the screens. */
  async tell(tx: Tx, me: Actor, action: string, entry: ShortNotice, what: { before?: object; after?: object }) {
    const { id, patientId } = entry;
    await this.audit.record(tx, me, action, { entity: 'short-notice', id, patientId, ...what });
    await this.events.publish(tx, 'visits', { patientId });
  }

  /** Entries whose last day is over lapse when somebody joins the list: what is waited for is short. */
  private async lapse(tx: Tx, today: string): Promise<void> {
    await tx.update(
      ShortNotice,
      { status: 'OPEN', untilDay: LessThan(today) },
      { status: 'LAPSED', closedAt: clock.now() },
    );
  }

  private async wanted(tx: Tx, id: number, patientId: number): Promise<Visit> {
    const visit = await tx.findOneBy(Visit, { id, patientId });
    if (!visit) throw new NotFound();
    if (visit.status !== 'SCHEDULED') throw new WrongVisitState(visit.status);
    return visit;
  }

  private async requireTreating(tx: Tx, id: number | null | undefined): Promise<void> {
    if (!id) return;
    const treats = await tx.existsBy(User, { id, isActive: true, role: In([...TREATING]) });
    if (!treats) throw new NotAProvider();
  }
}

/** Entries of patients who are not put away, narrowed; an open one whose last day is over is none. */
function chosen(
  db: EntityManager,
  { patientId, providerId, minutes, status = 'OPEN' }: ShortNoticeFilter,
  today: string,
): SelectQueryBuilder<ShortNotice> {
  const query = db
    .createQueryBuilder(ShortNotice, 'entry')
    .innerJoinAndSelect('entry.patient', 'patient')
    .where('patient.isActive = true and entry.status = :status', { status });
  if (status === 'OPEN') query.andWhere('entry.untilDay >= :today', { today });
  if (patientId) query.andWhere('entry.patientId = :patientId', { patientId });
  if (providerId) query.andWhere('(entry.providerId is null or entry.providerId = :providerId)', { providerId });
  if (minutes) query.andWhere('entry.minutes <= :minutes', { minutes });
  return query;
}
