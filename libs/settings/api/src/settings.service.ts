import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { Database, Invalid, StaleVersion, type Actor } from '@cuspid/platform/api';
import type { FieldError } from '@cuspid/platform/contracts';
import { afterCommit, clock, type Tx } from '@cuspid/platform/database';
import { problemsOf, usualHours } from '@cuspid/settings/contracts';
import type { EditSettingsDto, SettingsDto } from '@cuspid/settings/contracts/dto';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { Clinic } from './clinic';
import { ClinicSetting } from './clinic-setting';
import { Procedure } from './procedure';
import { CurrencyInUse } from './settings-errors';
import { isZone } from './zone';

const SAYS = {
  order: 'must be after its beginning',
  overlap: 'must not be before the end of the one above',
  weekdays: 'must name every weekday once',
} as const;

/** The clinic's own facts: read by everybody, changed by administrators. */
@Injectable()
export class SettingsService {
  constructor(
    private readonly db: Database,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
  ) {}

  async read(): Promise<SettingsDto> {
    const db = this.db.source.manager;
    return this.shown(db, await this.clinic.setting(db));
  }

  /** Changes what is given, of the version the caller saw. What stays the same makes no entry and no new version. */
  edit(me: Actor, version: number, change: EditSettingsDto): Promise<SettingsDto> {
    this.check(change);
    return this.change(me, version, async (tx, setting) => {
      const difference = changed<object>({ ...setting, hours: setting.hours ?? usualHours() }, change);
      if (!Object.keys(difference.after).length) return false;
      if (change.currency !== undefined && change.currency !== setting.currency)
        await this.requireNoPrices(tx, setting);
      Object.assign(setting, change);
      await this.audit.record(tx, me, 'settings.changed', { entity: 'settings', id: 1, ...difference });
      return true;
    });
  }

  /** One change of the settings; `work` says whether there was anything to change. */
  change(me: Actor, version: number, work: (tx: Tx, setting: ClinicSetting) => Promise<boolean>): Promise<SettingsDto> {
    return this.db.transaction(me, async (tx) => {
      const setting = await this.claim(tx, version);
      if (await work(tx, setting)) {
        setting.version += 1;
        await tx.save(setting);
        afterCommit(tx, () => this.clinic.forget());
      }
      return this.shown(tx, setting);
    });
  }

  /** The one row, locked; made from the defaults the first time somebody changes it. */
  private async claim(tx: Tx, version: number): Promise<ClinicSetting> {
    const locked = { where: { id: 1 }, lock: { mode: 'pessimistic_write' } } as const;
    if (!(await tx.existsBy(ClinicSetting, { id: 1 }))) {
      const first = tx.createQueryBuilder().insert().into(ClinicSetting).values(this.clinic.unnamed());
      await first.orIgnore().updateEntity(false).execute();
    }
    const setting = await tx.findOneOrFail(ClinicSetting, locked);
    if (setting.version !== version) throw new StaleVersion(setting.version);
    return setting;
  }

  private check({ timeZone, currency, hours }: EditSettingsDto): void {
    const errors: FieldError[] = problemsOf(hours ?? usualHours()).map(({ path, says }) => ({
      path,
      message: SAYS[says],
    }));
    if (timeZone !== undefined && !isZone(timeZone)) {
      errors.push({ path: 'timeZone', message: 'must be an IANA time zone such as Asia/Colombo' });
    }
    if (currency !== undefined && !Intl.supportedValuesOf('currency').includes(currency)) {
      errors.push({ path: 'currency', message: 'must be a currency of ISO 4217 such as LKR' });
    }
    if (errors.length) throw new Invalid(errors);
  }

  private async requireNoPrices(tx: Tx, { currency }: ClinicSetting): Promise<void> {
    const prices = await tx.countBy(Procedure, { priceMinor: Not(IsNull()) });
    if (prices) throw new CurrencyInUse(prices, currency);
  }

  private async shown(db: EntityManager, setting: ClinicSetting): Promise<SettingsDto> {
    const { name, place, address, phone, email, timeZone, currency, careTeamScope, codePrefix, logo, version } =
      setting;
    const facts = { name, place, address, phone, email, timeZone, currency, careTeamScope, codePrefix, logo, version };
    const { alertsAskMonths, patientRetentionYears, hasTicketLetters, chartProfile } = setting;
    const { waitingTargetMinutes, consultationTargetMinutes, treatmentTargetMinutes } = setting;
    const { cashierTargetMinutes, checkTargetMinutes } = setting;
    const stages = { waitingTargetMinutes, consultationTargetMinutes, treatmentTargetMinutes };
    const targets = { ...stages, cashierTargetMinutes, checkTargetMinutes };
    const today = await this.clinic.dayOf(clock.now(), db, setting);
    return {
      ...facts,
      ...targets,
      alertsAskMonths,
      patientRetentionYears,
      hasTicketLetters,
      chartProfile,
      hours: setting.hours ?? usualHours(),
      today,
    };
  }
}
