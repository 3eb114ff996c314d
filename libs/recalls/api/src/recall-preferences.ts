import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { Database, Invalid, StaleVersion, type Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { CareTeam } from '@cuspid/patients/api';
import { clock } from '@cuspid/platform/database';
import type { RecallPreferenceDto, SetRecallPreferenceDto } from '@cuspid/recalls/contracts/dto';
import { UsersService } from '@cuspid/users/api';
import type { EntityManager } from 'typeorm';
import type { RecallAttempt } from './recall-attempt';
import { RecallKeeper } from './recall-keeper';
import { RecallPreference } from './recall-preference';
import { RecallRule } from './recall-rule';

/** Whether patients may be contacted about recalls, and which rules they have otherwise. */
@Injectable()
export class RecallPreferences {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly keeper: RecallKeeper,
    private readonly users: UsersService,
    private readonly audit: Audit,
  ) {}

  /** Sets all of it, of the version the caller saw. */
  set(me: Actor, patientId: number, version: number, what: SetRecallPreferenceDto): Promise<RecallPreferenceDto> {
    return this.db.transaction(me, async (tx) => {
      await this.careTeam.require(tx, me, patientId, 'recall.work', true);
      const preference = await held(tx, patientId);
      if (preference.version !== version) throw new StaleVersion(preference.version);
      await requireRules(tx, what);
      const { doNotContact, reason = null, choices = [] } = what;
      const kept = choices.filter(({ months, isOff }) => months !== null || isOff);
      const wanted = { doNotContact, reason: doNotContact ? reason : null, choices: kept.length ? kept : null };
      const difference = changed<object>({ ...preference }, wanted);
      if (!Object.keys(difference.after).length) return this.shown(tx, preference);
      const isNoted = doNotContact !== preference.doNotContact || wanted.reason !== preference.reason;
      const noted = doNotContact ? { notedById: me.id, notedAt: clock.now() } : { notedById: null, notedAt: null };
      Object.assign(preference, wanted, isNoted && noted, { version: version + 1 });
      await tx.save(preference);
      await this.keeper.settle(tx, patientId);
      const subject = { entity: 'patient', id: patientId, patientId };
      await this.audit.record(tx, me, 'recall.preference', { ...subject, ...difference });
      return this.shown(tx, preference);
    });
  }

  async of(db: EntityManager, patientId: number): Promise<RecallPreferenceDto> {
    return this.shown(db, (await db.findOneBy(RecallPreference, { patientId })) ?? nothingSaid(patientId));
  }

  /** The patient said on the telephone not to be called again. Part of noting that try. */
  async silence(tx: Tx, me: Actor, { patientId, at, note }: RecallAttempt): Promise<void> {
    const preference = await held(tx, patientId);
    const noted = { doNotContact: true, reason: note?.slice(0, 200) ?? null, notedById: me.id, notedAt: at };
    await tx.save(Object.assign(preference, noted, { version: preference.version + 1 }));
  }

  /** The try is taken back, and what it noted, unless somebody has noted it again since. */
  async unsilence(tx: Tx, { patientId, at }: RecallAttempt): Promise<void> {
    const preference = await held(tx, patientId);
    if (preference.notedAt?.getTime() !== at.getTime()) return;
    const open = { doNotContact: false, reason: null, notedById: null, notedAt: null };
    await tx.save(Object.assign(preference, open, { version: preference.version + 1 }));
  }

  private async shown(db: EntityManager, preference: RecallPreference): Promise<RecallPreferenceDto> {
    const { doNotContact, reason, notedById, notedAt, choices, version } = preference;
    const by = notedById ? ((await this.users.named([notedById], db)).get(notedById) ?? null) : null;
    return { doNotContact, reason, by, since: notedAt?.toISOString() ?? null, choices: choices ?? [], version };
  }
}

/** The patient's row, held: the patient is held already, so nobody else makes one. */
async function held(tx: Tx, patientId: number): Promise<RecallPreference> {
  const found = await tx.findOne(RecallPreference, { where: { patientId }, lock: { mode: 'pessimistic_write' } });
  return found ?? tx.create(RecallPreference, { ...nothingSaid(patientId) });
}

const nothingSaid = (patientId: number): RecallPreference => ({
  patientId,
  ...{ doNotContact: false, reason: null, notedById: null, notedAt: null, choices: null, version: 1 },
});

async function requireRules(tx: Tx, { choices = [] }: SetRecallPreferenceDto): Promise<void> {
  const known = new Set((await tx.find(RecallRule)).map(({ id }) => id));
  const errors = choices.flatMap(({ ruleId }, at) => {
    if (!known.has(ruleId)) return [{ path: `choices.${at}.ruleId`, message: 'is no rule of this clinic' }];
    const isSaidBefore = choices.findIndex((one) => one.ruleId === ruleId) < at;
    return isSaidBefore ? [{ path: `choices.${at}.ruleId`, message: 'is said twice' }] : [];
  });
  if (errors.length) throw new Invalid(errors);
}
