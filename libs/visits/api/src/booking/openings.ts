import { Injectable } from '@nestjs/common';
import { TREATING } from '@cuspid/platform/contracts';
import { Clinic, instantsAt } from '@cuspid/settings/api';
import { minutesOf } from '@cuspid/settings/contracts';
import { User } from '@cuspid/users/api';
import { endOf, slotsOf, VISIT } from '@cuspid/visits/contracts';
import type { OpeningDto, OpeningFilter, OpeningsDto } from '@cuspid/visits/contracts/dto';
import { DataSource, In } from 'typeorm';
import { BlockOut } from '../block-outs/block-out';
import { VisitSlot } from './visit-slot';

const LIMIT = 10;
/** How far ahead free times are looked for. */
const DAYS = 60;
const DAY_MS = 86_400_000;
const STEP = VISIT.stepMinutes;
/** A day's visits of every provider and chair, and more. */
const DAY_ROWS = 60_000;

interface Day {
  taken: { providers: Map<number, Set<number>>; chairs: Map<number, Set<number>> };
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
    const start = new Date(Math.max(from ? Date.parse(from) : 0, Date.now()));
    const providers = await this.providers(providerId);
    const chairs = (await this.clinic.chairs()).map(({ id }) => id);
    const items: OpeningDto[] = [];
    for (let day = 0; day < DAYS && items.length < limit && providers.length; day++) {
      const starts = (await this.starts(new Date(start.getTime() + day * DAY_MS), minutes)).filter((at) => at >= start);
      if (starts.length) items.push(...(await this.free(starts, minutes, providers, chairs)));
    }
    return { items: items.slice(0, limit) };
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

  /** The starts at which a visit of this length lies within the hours of that day of the clinic. */
  private async starts(at: Date, minutes: number): Promise<Date[]> {
    const { day, spans } = await this.clinic.dayOf(at);
    const { timeZone } = await this.clinic.setting();
    return spans.flatMap(({ from, to }) => {
      const [first, last] = [Math.ceil(minutesOf(from) / STEP) * STEP, minutesOf(to) - minutes];
      const count = Math.max(0, Math.floor((last - first) / STEP) + 1);
      return Array.from({ length: count }, (_, index) => first + index * STEP).flatMap((minute) => {
        const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        // A time the clock jumps over is no start; of one it shows twice, the first is taken.
        return instantsAt(`${day}T${clock}`, timeZone).slice(0, 1);
      });
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
    const taken = { providers: new Map<number, Set<number>>(), chairs: new Map<number, Set<number>>() };
    const add = (map: Map<number, Set<number>>, id: number | null, slot: number) => {
      if (id !== null) map.set(id, (map.get(id) ?? new Set()).add(slot));
    };
    for (const { providerId, chairId, slot } of rows) {
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
