import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { PATIENT } from '@cuspid/patients/contracts';
import type { ConsentDto, ConsentFilter, RecordConsentDto, WithdrawConsentDto } from '@cuspid/patients/contracts/dto';
import {
  cursorOf,
  Database,
  Events,
  instantOf,
  Invalid,
  limitOf,
  NotFound,
  pageFrom,
  placeOf,
  type Actor,
} from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { clock, isDuplicate, type Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { CareTeam } from '../care-team';
import type { Patient } from '../patient';
import { ConsentWithdrawn } from './consent-errors';
import { consentDtos } from './consent-rows';
import { ConsentWithdrawal } from './consent-withdrawal';
import { PatientConsent } from './patient-consent';

const ENTITY = 'patient_consent';
const PLACE = 'recorded';

/** What patients agreed to, and took back. */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** All of it, the last recorded first. */
  async list(me: Actor, patientId: number, filter: ConsentFilter): Promise<Page<ConsentDto>> {
    const db = this.db.source.manager;
    await this.careTeam.require(db, me, patientId, 'consent.read');
    this.audit.read(me, 'consent.read', { entity: ENTITY, patientId });
    const query = db.createQueryBuilder(PatientConsent, 'row').where('row.patientId = :patientId', { patientId });
    if (filter.purpose) query.andWhere('row.purpose = :purpose', { purpose: filter.purpose });
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [at, id] = placeOf(filter.cursor, PLACE, 2);
      query.andWhere('(row.recordedAt < :at or (row.recordedAt = :at and row.id < :id))', { at: instantOf(at), id });
    }
    const limit = limitOf(filter);
    const rows = await query
      .orderBy('row.recordedAt', 'DESC')
      .addOrderBy('row.id', 'DESC')
      .limit(limit + 1)
      .getMany();
    const place = ({ recordedAt, id }: PatientConsent) => cursorOf(PLACE, [recordedAt.toISOString(), id]);
    const page = pageFrom(rows, limit, place, (row) => row);
    const items = await consentDtos(db, page.items, await this.clinic.today());
    return { ...page, items, ...(total !== undefined && { total }) };
  }

  /** Records that somebody agreed. */
  record(me: Actor, patientId: number, what: RecordConsentDto): Promise<ConsentDto> {
    return this.db.transaction(me, async (tx) => {
      const patient = await this.careTeam.require(tx, me, patientId, 'consent.record', true);
      const today = await this.clinic.today(tx);
      const { purpose, givenBy, giverName = null, givenOn = today, validUntil = null, reference = null } = what;
      const consent = { purpose, givenBy, giverName, givenOn, validUntil, reference };
      requireSense(consent, patient, today);
      const row = tx.create(PatientConsent, { ...consent, patientId, recordedAt: clock.now(), recordedById: me.id });
      await tx.save(row);
      await this.tell(tx, me, 'consent.given', row, consent);
      return this.one(tx, row, today);
    });
  }

  /** Records that somebody took it back: whatever stands on it stops with the commit. */
  withdraw(me: Actor, patientId: number, id: number, what: WithdrawConsentDto): Promise<ConsentDto> {
    return this.db.transaction(me, async (tx) => {
      await this.careTeam.require(tx, me, patientId, 'consent.record', true);
      const row = await tx.findOneBy(PatientConsent, { id, patientId });
      if (!row) throw new NotFound();
      const { withdrawnBy, reason = null } = what;
      const taken = { withdrawnBy, reason, recordedAt: clock.now(), recordedById: me.id };
      try {
        await tx.insert(ConsentWithdrawal, { ...taken, patientId, consentId: id });
      } catch (error) {
        throw isDuplicate(error, 'consent_withdrawal_once') ? new ConsentWithdrawn() : error;
      }
      await this.tell(tx, me, 'consent.withdrawn', row, { purpose: row.purpose, withdrawnBy, reason });
      return this.one(tx, row, await this.clinic.today(tx));
    });
  }

  private async tell(tx: Tx, me: Actor, action: string, { id, patientId }: PatientConsent, after: object) {
    await this.audit.record(tx, me, action, { entity: ENTITY, id, patientId, after });
    await this.events.publish(tx, 'patients', { id: patientId, patientId });
  }

  private async one(tx: Tx, row: PatientConsent, today: string): Promise<ConsentDto> {
    const [dto] = await consentDtos(tx, [row], today);
    if (!dto) throw new NotFound();
    return dto;
  }
}

type Consent = Pick<PatientConsent, 'givenBy' | 'giverName' | 'givenOn' | 'validUntil'>;

/** Nobody agrees ahead of time, to what is over, or for themselves while they are under age. */
function requireSense({ givenBy, givenOn, validUntil }: Consent, { dateOfBirth }: Patient, today: string): void {
  if (givenOn > today) throw new Invalid([{ path: 'givenOn', message: 'must not be ahead' }]);
  if (validUntil && validUntil < givenOn) {
    throw new Invalid([{ path: 'validUntil', message: 'must not be before the day it was given' }]);
  }
  if (givenBy === 'PATIENT' && dateOfBirth && isMinor(dateOfBirth, givenOn)) {
    throw new Invalid([{ path: 'givenBy', message: `must be the guardian before ${PATIENT.minorUntil}` }]);
  }
}

function isMinor(born: string, day: string): boolean {
  const comesOfAge = `${String(Number(born.slice(0, 4)) + PATIENT.minorUntil).padStart(4, '0')}${born.slice(4)}`;
  return day < comesOfAge;
}
