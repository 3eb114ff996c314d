import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, Invalid, type Actor } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import { CareTeam } from '@cuspid/patients/api';
import { clock } from '@cuspid/platform/database';
import type { BookSeriesDto, SeriesDto } from '@cuspid/visits/contracts/dto';
import { USUAL_TYPE } from '../booking/bookings.service';
import { Room } from '../booking/room';
import type { Timed } from '../booking/slots';
import { VisitTurns } from '../booking/visit-turns';
import { When } from '../booking/when';
import { PlannedProcedures } from '../procedures/planned';
import { Visit } from '../visit';
import { SeriesNotFree } from '../visit-errors';
import { SeriesService } from './series.service';
import { VisitSeries } from './visit-series';

/** Books a series: all of its visits in one transaction, or none. */
@Injectable()
export class SeriesBooking {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly when: When,
    private readonly room: Room,
    private readonly turns: VisitTurns,
    private readonly planned: PlannedProcedures,
    private readonly series: SeriesService,
  ) {}

  /** @throws SeriesNotFree with every date that is not to be had any more */
  book(me: Actor, what: BookSeriesDto): Promise<SeriesDto> {
    return this.db.transaction(me, async (tx) => {
      const starts = await this.starts(tx, what);
      const patient = await this.careTeam.require(tx, me, what.patientId, 'visit.schedule', true);
      const { providerId = null, chairId = null, minutes, every, unit, type = USUAL_TYPE, notes = null } = what;
      const procedures = await this.planned.checked(tx, what.procedures ?? []);
      await this.room.hold(tx, [{ providerId, chairId }]);
      const timed = starts.map((startsAt) => ({ patientId: patient.id, providerId, chairId, startsAt, minutes }));
      await this.check(tx, me, timed);
      const made = { createdById: me.id, createdAt: clock.now() };
      const series = await tx.save(tx.create(VisitSeries, { every, unit, count: starts.length, ...made }));
      const act = randomUUID();
      const visits: Visit[] = [];
      for (const [index, one] of timed.entries()) {
        const place = { seriesId: series.id, seriesNumber: index + 1, seriesAt: one.startsAt };
        const said = { type, notes, overbookReason: null, status: 'SCHEDULED' as const };
        visits.push(await tx.save(tx.create(Visit, { ...one, ...place, ...said, ...made })));
      }
      // Whoever is told of the first of them may want to know of all.
      for (const visit of visits) await this.turns.entered(tx, me, visit, { procedures, act });
      return this.series.shown(tx, me, series.id);
    });
  }

  private async starts(tx: Tx, { starts, minutes }: BookSeriesDto): Promise<Date[]> {
    const all: Date[] = [];
    for (const { startsAt } of starts)
      all.push((await this.when.start(tx, { startsAt, minutes })) ?? new Date(startsAt));
    all.sort((a, b) => a.getTime() - b.getTime());
    const [path, message] = ['starts', 'must not overlap each other'];
    const overlaps = all.some(
      (at, index) => index > 0 && at.getTime() - (all[index - 1]?.getTime() ?? 0) < minutes * 60_000,
    );
    if (overlaps) throw new Invalid([{ path, message }]);
    return all;
  }

  private async check(tx: Tx, me: Actor, all: readonly Timed[]): Promise<void> {
    const dates: SeriesNotFree['conflict']['dates'] = [];
    for (const timed of all) {
      const { shut, clashes } = await this.room.obstacles(tx, timed);
      if (!shut && !clashes.length) continue;
      const closed = shut && { ...shut, mayOverbook: mayRole(me.role, 'visit.overbook') };
      dates.push({ startsAt: timed.startsAt.toISOString(), clashes, closed });
    }
    if (dates.length) throw new SeriesNotFree(dates);
  }
}
