import { Injectable } from '@nestjs/common';
import { Configuration } from '@cuspid/platform/api';
import type { ChairDto } from '@cuspid/settings/contracts/dto';
import { DataSource, type EntityManager } from 'typeorm';
import { Chair } from './chair';
import { ClinicSetting } from './clinic-setting';
import { dayIn, startOfDay } from './zone';

/** Settings change rarely and are asked for by every request: believed this long. */
const BELIEVED_MS = 1_000;

/**
 * The clinic as every domain knows it: its name, its zone, its chairs. Inside a transaction, give its `tx`: a second
 * connection asked for while holding one is how a pool locks itself up.
 */
@Injectable()
export class Clinic {
  private known?: { at: number; setting: ClinicSetting };

  constructor(
    private readonly source: DataSource,
    private readonly configuration: Configuration,
  ) {}

  /** The clinic's settings, at most a second old. */
  async setting(db: EntityManager = this.source.manager): Promise<ClinicSetting> {
    if (this.known && Date.now() - this.known.at < BELIEVED_MS) return this.known.setting;
    const kept = await db.findOneBy(ClinicSetting, { id: 1 });
    const setting = kept ?? this.unnamed();
    this.known = { at: Date.now(), setting };
    return setting;
  }

  /** The day it is in the clinic, `YYYY-MM-DD`. */
  async today(db?: EntityManager): Promise<string> {
    return dayIn((await this.setting(db)).timeZone, new Date());
  }

  /** The instants between which a day of the clinic lies: from the first, until before the second. */
  async dayBounds(day: string): Promise<{ from: string; to: string }> {
    const { timeZone } = await this.setting();
    const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    return { from: startOfDay(day, timeZone).toISOString(), to: startOfDay(next, timeZone).toISOString() };
  }

  /** The chairs in use, in the clinic's order. */
  async chairs(db: EntityManager = this.source.manager): Promise<ChairDto[]> {
    const chairs = await db.find(Chair, {
      where: { isActive: true },
      order: { sort: 'ASC', id: 'ASC' },
      take: 100,
    });
    return chairs.map((chair) => chair.toDto());
  }

  /** A clinic nobody has described yet. */
  private unnamed(): ClinicSetting {
    return Object.assign(new ClinicSetting(), {
      id: 1,
      name: 'Cuspid clinic',
      place: null,
      address: null,
      phone: null,
      timeZone: this.configuration.timeZone,
      currency: 'LKR',
      careTeamScope: 'assigned',
      codePrefix: 'PT',
      version: 1,
    });
  }
}
