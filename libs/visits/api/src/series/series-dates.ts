import { Injectable } from '@nestjs/common';
import { Invalid, type Actor } from '@cuspid/platform/api';
import { isDay } from '@cuspid/platform/contracts/dto';
import { mayRole } from '@cuspid/platform/contracts';
import { CareTeam } from '@cuspid/patients/api';
import { Clinic, instantsAt } from '@cuspid/settings/api';
import type { SeriesDateDto, SeriesDatesDto, SeriesFilter } from '@cuspid/visits/contracts/dto';
import { DataSource } from 'typeorm';
import { Openings } from '../booking/openings';
import { Room } from '../booking/room';
import type { Timed } from '../booking/slots';
import { When } from '../booking/when';
import { stepsOf } from './series-steps';

/** The dates of a series before it is booked: each free, taken, closed or no time at all, and what is free instead. */
@Injectable()
export class SeriesDates {
  constructor(
    private readonly source: DataSource,
    private readonly clinic: Clinic,
    private readonly careTeam: CareTeam,
    private readonly room: Room,
    private readonly when: When,
    private readonly openings: Openings,
  ) {}

  /** @throws Invalid when the first is over or the last too far ahead */
  async of(me: Actor, filter: SeriesFilter): Promise<SeriesDatesDto> {
    const db = this.source.manager;
    const { patientId, providerId = null, chairId = null, minutes, localStart } = filter;
    if (!isDay(localStart.slice(0, 10))) throw invalid('localStart', 'must be a day that exists');
    await this.careTeam.require(db, me, patientId, 'visit.schedule');
    const { timeZone } = await this.clinic.setting();
    const mayOverbook = mayRole(me.role, 'visit.overbook');
    const items: SeriesDateDto[] = [];
    for (const [index, local] of stepsOf(filter).entries()) {
      const instants = instantsAt(local, timeZone);
      const meant = { number: index + 1, localStart: local, clashes: [], closed: null, alternative: null };
      const near = instants[0] ?? new Date(Date.parse(`${local}:00Z`));
      const timed: Timed = { patientId, providerId, chairId, startsAt: near, minutes };
      if (instants.length !== 1) {
        const state = instants.length ? 'TWICE' : 'NO_TIME';
        items.push({ ...meant, startsAt: null, state, alternative: await this.openings.nearest(timed) });
        continue;
      }
      const startsAt = await this.start(near, minutes, index === 0);
      const { shut, clashes } = await this.room.obstacles(db, timed);
      const isFree = !shut && !clashes.length;
      items.push({
        ...meant,
        startsAt: startsAt.toISOString(),
        state: isFree ? 'FREE' : shut ? 'CLOSED' : 'TAKEN',
        clashes,
        closed: shut && { ...shut, mayOverbook },
        alternative: isFree ? null : await this.openings.nearest(timed),
      });
    }
    return { items };
  }

  /** Where the dates go wrong: at the first, or because there are too many. */
  private async start(at: Date, minutes: number, isFirst: boolean): Promise<Date> {
    try {
      return (await this.when.start(this.source.manager, { startsAt: at.toISOString(), minutes })) ?? at;
    } catch (error) {
      if (isFirst || !(error instanceof Invalid)) throw error;
      throw invalid('count', 'the last visit must be within two years');
    }
  }
}

const invalid = (path: string, message: string) => new Invalid([{ path, message }]);
