import { Injectable } from '@nestjs/common';
import { dayAfter, TREATING } from '@cuspid/platform/contracts';
import { clock } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import { endOf, slotsOf, VISIT } from '@cuspid/visits/contracts';
import type { OpeningDto, OpeningFilter, OpeningsDto } from '@cuspid/visits/contracts/dto';
import { DataSource, In } from 'typeorm';
import { BlockOut } from '../block-outs/block-out';
import { openOn } from './opening-hours';
import type { Timed } from './slots';
import { VisitSlot } from './visit-slot';

const LIMIT = 10;
/** How far ahead free times are looked for. */
const DAYS = 60;
const STEP_MS = VISIT.stepMinutes * 60_000;
/** A day's visits of every provider and chair, and more. */
const DAY_ROWS = 60_000;

/** How many days away a nearest free time is looked for. */
const NEAR_DAYS = 6;
const DAY_MS = 86_400_000;

type Taken = Record<'providers' | 'chairs' | 'patients', Map<number, Set<number>>>;

interface Day {
  taken: Taken;
  blocks: BlockOut[];
}

/** The next times that are free, day by day until there are enough. */
@Injectable()
export class Openings {
  constructor(
    private readonly source: DataSource,
    private readonly clinic: Clinic,
  ) {}

  async find({ minutes, providerId, from, limit = LIMIT }: OpeningFilter): Promise<OpeningsDto> {
    const start = new Date(Math.max(from ? Date.parse(from) : 0, clock.ms()));
    const providers = await this.providers(providerId);
    const chairs = (await this.clinic.chairs()).map(({ id }) => id);
    const items: OpeningDto[] = [];
    let day = (await this.clinic.dayOf(start)).day;
    for (let ahead = 0; ahead < DAYS && items.length < limit && providers.length; ahead++, day = dayAfter(day, 1)) {
      const starts = (await this.starts(day, minutes)).filter((at) => at >= start);
      if (starts.length) items.push(...(await this.free(starts, minutes, providers, chairs)));
    }
    return { items: items.slice(0, limit) };
  }

  /** The free time nearest to one that is not to be had, for the same people and chair: that day, or some days about it. */
  async nearest(visit: Timed): Promise<{ startsAt: string } | null> {
    const { startsAt, minutes } = visit;
    const { day } = await this.clinic.dayOf(startsAt);
    for (let away = 0; away <= NEAR_DAYS; away++) {
      const days = away ? [dayAfter(day, -away), dayAfter(day, away)] : [day];
      const starts: Date[] = [];
      for (const one of days) starts.push(...(await this.starts(one, minutes)));
      // Of another day, the same time is the nearest.
      const distance = (at: Date) => Math.abs(Math.abs(at.getTime() - startsAt.getTime()) - away * DAY_MS);
      const ahead = starts.filter((at) => at.getTime() > clock.ms()).sort((a, b) => distance(a) - distance(b));
      const found = await this.firstFree(ahead, visit);
      if (found) return { startsAt: found.toISOString() };
    }
    return null;
  }

  private async firstFree(starts: readonly Date[], { minutes, ...needs }: Timed): Promise<Date | undefined> {
    if (!starts.length) return undefined;
    const times = starts.map((at) => at.getTime());
    const day = await this.day(new Date(Math.min(...times)), endOf(new Date(Math.max(...times)), minutes));
    const { patients, providers, chairs } = day.taken;
    const taken = [patients.get(needs.patientId), providers.get(needs.providerId ?? 0), chairs.get(needs.chairId ?? 0)];
    const blocks = day.blocks.filter(
      ({ providerId, chairId }) =>
        (providerId === null && chairId === null) ||
        (providerId !== null && providerId === needs.providerId) ||
        (chairId !== null && chairId === needs.chairId),
    );
    return starts.find(
      (at) =>
        !blocks.some((block) => block.startsAt < endOf(at, minutes) && block.endsAt > at) &&
        !slotsOf(at, minutes).some((slot) => taken.some((slots) => slots?.has(slot))),
    );
  }

  private async providers(id?: number): Promise<number[]> {
    const roles = TREATING.filter((role) => id !== undefined || role !== 'STUDENT');
    const people = await this.source.manager.find(User, {
      where: { role: In(roles), isActive: true, ...(id !== undefined && { id }) },
      select: { id: true },
      order: { name: 'ASC', id: 'ASC' },
      take: 200,
    });
    return people.map((person) => person.id);
  }

  /** The starts, on the fives, at which a visit of this length lies within the hours of that day of the clinic. */
  private async starts(day: string, minutes: number): Promise<Date[]> {
    const [known] = await this.clinic.days([day]);
    const { timeZone } = await this.clinic.setting();
    return openOn(day, known?.spans ?? [], timeZone).flatMap(({ from, to }) => {
      const first = Math.ceil(from.getTime() / STEP_MS);
      const last = Math.floor((to.getTime() - minutes * 60_000) / STEP_MS);
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => new Date((first + index) * STEP_MS));
    });
  }

  private async free(starts: Date[], minutes: number, providers: number[], chairs: number[]): Promise<OpeningDto[]> {
    const [first, last] = [starts[0], starts.at(-1)];
    if (!first || !last) return [];
    const day = await this.day(first, endOf(last, minutes));
    const openings: OpeningDto[] = [];
    for (const startsAt of starts) {
      const slots = slotsOf(startsAt, minutes);
      const blocks = day.blocks.filter((block) => block.startsAt < endOf(startsAt, minutes) && block.endsAt > startsAt);
      if (blocks.some((block) => block.providerId === null && block.chairId === null)) continue;
      const isFree = (taken: Map<number, Set<number>>, id: number) => !slots.some((slot) => taken.get(id)?.has(slot));
      const provider = providers.find(
        (id) => isFree(day.taken.providers, id) && !blocks.some((block) => block.providerId === id),
      );
      if (provider === undefined) continue;
      const chair = chairs.find((id) => isFree(day.taken.chairs, id) && !blocks.some((block) => block.chairId === id));
      openings.push({ startsAt: startsAt.toISOString(), providerId: provider, chairId: chair ?? null });
    }
    return openings;
  }

  private async day(from: Date, to: Date): Promise<Day> {
    const rows = await this.source
      .createQueryBuilder(VisitSlot, 'slot')
      .innerJoin('visit', 'visit', 'visit.id = slot.visitId')
      .where('visit.startsAt >= :from and visit.startsAt < :to', {
        from: new Date(from.getTime() - VISIT.minutesMax * 60_000),
        to,
      })
      .limit(DAY_ROWS)
      .getMany();
    const taken: Taken = { providers: new Map(), chairs: new Map(), patients: new Map() };
    const add = (map: Map<number, Set<number>>, id: number | null, slot: number) => {
      if (id !== null) map.set(id, (map.get(id) ?? new Set()).add(slot));
    };
    for (const { providerId, chairId, patientId, slot } of rows) {
      add(taken.patients, patientId, slot);
      add(taken.providers, providerId, slot);
      add(taken.chairs, chairId, slot);
    }
    const blocks = await this.source
      .createQueryBuilder(BlockOut, 'block')
      .where('block.endsAt > :from and block.startsAt < :to', { from, to })
      .limit(500)
      .getMany();
    return { taken, blocks };
  }
}
