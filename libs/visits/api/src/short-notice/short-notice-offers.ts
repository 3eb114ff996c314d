import { Injectable } from '@nestjs/common';
import { Database, type Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import type { Tx } from '@cuspid/platform/database';
import type { AnsweredOfferDto, AnswerOfferDto, OfferGapDto, ShortNoticeDto } from '@cuspid/visits/contracts/dto';
import type { VisitDetailDto } from '@cuspid/visits/contracts/dto';
import { IsNull } from 'typeorm';
import { BookingsService } from '../booking/bookings.service';
import { Room } from '../booking/room';
import { Slots } from '../booking/slots';
import { When } from '../booking/when';
import { Visit } from '../visit';
import { SlotTaken } from '../visit-errors';
import { ShortNotice } from './short-notice';
import { GapOffered, NothingOffered } from './short-notice-errors';
import { ShortNoticeMatches } from './short-notice-matches';
import { ShortNoticeOffer } from './short-notice-offer';
import { ShortNoticeRows } from './short-notice-rows';
import { ShortNoticeService } from './short-notice.service';

/** Offering a gap on the telephone, and what the patient said. */
@Injectable()
export class ShortNoticeOffers {
  constructor(
    private readonly db: Database,
    private readonly list: ShortNoticeService,
    private readonly matches: ShortNoticeMatches,
    private readonly bookings: BookingsService,
    private readonly room: Room,
    private readonly slots: Slots,
    private readonly when: When,
    private readonly rows: ShortNoticeRows,
  ) {}

  /** Somebody calls the patient: whoever looks at the gap sees it. One gap is offered to one patient at a time. */
  offer(me: Actor, id: number, what: OfferGapDto): Promise<ShortNoticeDto> {
    return this.db.transaction(me, async (tx) => {
      const entry = await this.list.hold(tx, me, id);
      const startsAt = await this.when.start(tx, { startsAt: what.startsAt });
      if (!startsAt) throw this.when.missing();
      const { minutes } = entry;
      const providerId = what.providerId ?? entry.providerId;
      const gap = { startsAt, minutes, providerId, chairId: what.chairId ?? null };
      const timed = { ...gap, patientId: entry.patientId, id: entry.visitId ?? 0 };
      // Two people who offer the same gap at the same moment: the second sees what the first does.
      await this.room.hold(tx, [timed]);
      const [other] = (await this.matches.offered(tx, gap)).filter(({ entryId }) => entryId !== id);
      if (other) throw new GapOffered(other);
      const clashes = await this.slots.clashes(tx, timed);
      if (clashes.length) throw new SlotTaken(clashes);
      // What was offered before and nobody wrote down the answer of.
      await tx.update(
        ShortNoticeOffer,
        { entryId: id, answer: IsNull() },
        { answer: 'NO_ANSWER', answeredAt: clock.now() },
      );
      await tx.insert(ShortNoticeOffer, { ...gap, entryId: id, at: clock.now(), byId: me.id });
      await this.list.tell(tx, me, 'short-notice.offered', entry, {
        after: { startsAt: startsAt.toISOString(), minutes },
      });
      return this.rows.one(tx, id);
    });
  }

  /** What the patient said; yes books the visit, or moves the one they want earlier, in the same breath. */
  answer(me: Actor, id: number, { answer }: AnswerOfferDto): Promise<AnsweredOfferDto> {
    return this.db.transaction(me, async (tx) => {
      const entry = await this.list.hold(tx, me, id);
      const offer = await tx.findOne(ShortNoticeOffer, {
        where: { entryId: id, answer: IsNull() },
        order: { id: 'DESC' },
        lock: { mode: 'pessimistic_write' },
      });
      if (!offer) throw new NothingOffered();
      Object.assign(offer, { answer, answeredAt: clock.now() });
      await tx.save(offer);
      if (answer === 'DECLINED') entry.declined += 1;
      if (answer === 'NO_ANSWER') entry.unanswered += 1;
      if (answer !== 'ACCEPTED') entry.version += 1;
      await tx.save(entry);
      await this.list.tell(tx, me, 'short-notice.answered', entry, { after: { answer } });
      const visit = answer === 'ACCEPTED' ? await this.take(tx, me, entry, offer) : null;
      return { entry: await this.rows.one(tx, id), visit };
    });
  }

  /** The entry closes by itself: that the patient comes earlier is told like any other booking. */
  private async take(tx: Tx, me: Actor, entry: ShortNotice, offer: ShortNoticeOffer): Promise<VisitDetailDto> {
    const { patientId, type, note } = entry;
    const { minutes, providerId, chairId } = offer;
    const to = { startsAt: offer.startsAt.toISOString(), minutes, ...(providerId && { providerId }) };
    const earlier = entry.visitId && (await tx.findOneBy(Visit, { id: entry.visitId, status: 'SCHEDULED' }));
    if (earlier) return this.bookings.alter(tx, me, earlier.id, { ...to, chairId });
    return this.bookings.enter(tx, me, { ...to, patientId, chairId, type, notes: note });
  }
}
