import { Injectable } from '@nestjs/common';
import { dayAfter } from '@cuspid/platform/contracts';
import { Configuration } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import { isWithin, SETTINGS, spansOn, usualHours } from '@cuspid/settings/contracts';
import type { ChairDto, ClinicDayDto } from '@cuspid/settings/contracts/dto';
import { DataSource, In, type EntityManager } from 'typeorm';
import { Chair } from './chair';
import { ClinicSetting } from './clinic-setting';
import { Holiday } from './holiday';
import { clockIn, dayIn, startOfDay } from './zone';

/** Settings change rarely and are asked for by every request: believed this long. */
const BELIEVED_MS = 1_000;

/**
 * The clinic as every domain knows it: its name, its zone, its hours, its chairs. Inside a transaction, give its `tx`: a
 * second connection asked for while holding one is how a pool locks itself up.
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
    if (this.known && clock.ms() - this.known.at < BELIEVED_MS) return this.known.setting;
    const kept = await db.findOneBy(ClinicSetting, { id: 1 });
    const setting = kept ?? this.unnamed();
    this.known = { at: clock.ms(), setting };
    return setting;
  }

  /** The settings were changed here: the next who asks is told what they are now. */
  forget(): void {
    delete this.known;
  }

  /** The day it is in the clinic, `YYYY-MM-DD`. */
  async today(db?: EntityManager): Promise<string> {
    return dayIn((await this.setting(db)).timeZone, clock.now());
  }

  /** The instants between which a day of the clinic lies: from the first, until before the second. */
  async dayBounds(day: string, db?: EntityManager): Promise<{ from: string; to: string }> {
    const { timeZone } = await this.setting(db);
    return { from: startOfDay(day, timeZone).toISOString(), to: startOfDay(dayAfter(day, 1), timeZone).toISOString() };
  }

  /** When the clinic is open on the day an instant falls on there, and whether it is at that instant. */
  async dayOf(at = clock.now(), db: EntityManager = this.source.manager, by?: ClinicSetting): Promise<ClinicDayDto> {
    const { timeZone, hours } = by ?? (await this.setting(db));
    const day = dayIn(timeZone, at);
    const holiday = await db.findOneBy(Holiday, { day });
    const spans = spansOn(hours ?? usualHours(), day, holiday !== null);
    return { day, holiday: holiday?.name ?? null, spans, isOpen: isWithin(spans, clockIn(timeZone, at)) };
  }

  /** Some days of the clinic, in their order, with one look at the holidays. */
  async days(days: readonly string[], db: EntityManager = this.source.manager): Promise<ClinicDayDto[]> {
    const { timeZone, hours } = await this.setting(db);
    const now = clock.now();
    const holidays = days.length ? await db.findBy(Holiday, { day: In([...days]) }) : [];
    return days.map((day) => {
      const holiday = holidays.find((one) => one.day === day)?.name ?? null;
      const spans = spansOn(hours ?? usualHours(), day, holiday !== null);
      const isOpen = day === dayIn(timeZone, now) && isWithin(spans, clockIn(timeZone, now));
      return { day, holiday, spans, isOpen };
    });
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
  unnamed(): ClinicSetting {
    return Object.assign(new ClinicSetting(), {
      id: 1,
      name: 'Cuspid clinic',
      place: null,
      address: null,
      phone: null,
      email: null,
      timeZone: this.configuration.timeZone,
      currency: 'LKR',
      careTeamScope: 'assigned',
      codePrefix: 'PT',
      alertsAskMonths: SETTINGS.alertsAskMonths,
      hours: null,
      logoKey: null,
      logo: null,
      patientRetentionYears: SETTINGS.retentionYears,
      waitingTargetMinutes: SETTINGS.waitingTargetMinutes,
      consultationTargetMinutes: SETTINGS.consultationTargetMinutes,
      treatmentTargetMinutes: SETTINGS.treatmentTargetMinutes,
      cashierTargetMinutes: SETTINGS.cashierTargetMinutes,
      checkTargetMinutes: SETTINGS.checkTargetMinutes,
      hasTicketLetters: false,
      chartProfile: 'default',
      version: 1,
    });
  }
}
