import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { Database, Events, Invalid, limitOf, pageFrom, StaleVersion, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { isDuplicate, type Tx } from '@cuspid/platform/database';
import { PATIENT } from '@cuspid/patients/contracts';
import type {
  DuplicatesDto,
  EditPatientDto,
  PatientDto,
  PatientFilter,
  PatientRowDto,
  PatientStatsDto,
  ProbeDuplicatesDto,
  RegisterPatientDto,
} from '@cuspid/patients/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import { CareTeam } from './care-team';
import { Directory } from './directory';
import { Duplicates } from './duplicates';
import { Patient } from './patient';
import { patientCode } from './patient-code';
import { CodeTaken, PossibleDuplicate } from './patient-errors';
import { PatientRows } from './patient-rows';
import { PatientTerm } from './patient-term';
import { Registrations } from './registrations';
import { termsOf } from './search-terms';
import { nextNumber } from './sequence';

@Injectable()
export class PatientsService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly directory: Directory,
    private readonly duplicates: Duplicates,
    private readonly rows: PatientRows,
    private readonly users: UsersService,
    private readonly clinic: Clinic,
    private readonly registrations: Registrations,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** The directory as far as the caller sees it. */
  async list(me: Actor, filter: PatientFilter): Promise<Page<PatientRowDto>> {
    const { rows, place, total } = await this.directory.slice(me, filter);
    const page = pageFrom(rows, limitOf(filter), place, (row) => row);
    return { ...page, items: await this.rows.of(page.items), ...(total !== undefined && { total }) };
  }

  async one(me: Actor, id: number): Promise<PatientDto> {
    const patient = await this.careTeam.require(this.db.source.manager, me, id, 'patient.read');
    this.audit.read(me, 'patient.read', { entity: 'patient', id, patientId: id });
    return this.shown(patient);
  }

  /** Who may be registered already under what is being typed. */
  async probe(probe: ProbeDuplicatesDto): Promise<DuplicatesDto> {
    return { items: await this.rows.ofLikenesses(await this.duplicates.like(this.db.source.manager, probe)) };
  }

  /** Registers a patient. The same name and birth date are refused (409) until somebody says it is another person. */
  register(me: Actor, what: RegisterPatientDto): Promise<PatientDto> {
    return this.db.transaction(me, async (tx) => {
      const patient = await this.newPatient(tx, me, what);
      await this.refuseDuplicate(tx, me, patient, what.isNotDuplicate ?? false);
      await this.insert(tx, patient);
      await this.registrations.tell(tx, me, patient);
      await this.audit.record(tx, me, 'patient.registered', {
        ...about(patient),
        after: { patientCode: patient.patientCode },
      });
      await this.events.publish(tx, 'patients', { id: patient.id, patientId: patient.id });
      return this.shown(patient);
    });
  }

  /** Changes general details of the version the caller saw. */
  edit(me: Actor, id: number, version: number, change: EditPatientDto): Promise<PatientDto> {
    return this.db.transaction(me, async (tx) => {
      const patient = await this.careTeam.require(tx, me, id, 'patient.update', true);
      if (patient.version !== version) throw new StaleVersion(patient.version);
      this.checkBirthDate(change.dateOfBirth, await this.clinic.today());
      const difference = changed<object>({ ...patient }, change);
      Object.assign(patient, change, { version: version + 1 });
      if (change.dateOfBirth !== undefined) patient.isBirthDateEstimated = false;
      await tx.save(patient);
      await this.index(tx, patient);
      await this.audit.record(tx, me, 'patient.changed', { ...about(patient), ...difference });
      await this.events.publish(tx, 'patients', { id, patientId: id });
      return this.shown(patient);
    });
  }

  /** Counts over the patients the caller sees. */
  async stats(me: Actor): Promise<PatientStatsDto> {
    const { from } = await this.clinic.dayBounds(await this.clinic.today());
    const query = this.db.source.createQueryBuilder(Patient, 'patient').where('patient.isActive = true');
    await this.careTeam.visibleTo(me, query, 'patient.read', 'patient.id');
    const [total, allergiesUnknown, registeredToday] = await Promise.all([
      query.getCount(),
      query.clone().andWhere("patient.allergyState = 'UNKNOWN'").getCount(),
      query
        .clone()
        .andWhere('patient.registeredAt >= :from', { from: new Date(from) })
        .getCount(),
    ]);
    return { total, allergiesUnknown, registeredToday };
  }

  private async newPatient(tx: Tx, me: Actor, what: RegisterPatientDto): Promise<Patient> {
    const { age, patientCode: given, registeredAt, isNotDuplicate: _, allergyState, dateOfBirth, ...details } = what;
    const [now, today] = [new Date(), await this.clinic.today()];
    this.checkBirthDate(dateOfBirth, today);
    const at = registeredAt ? new Date(registeredAt) : now;
    if (at > now) throw new Invalid([{ path: 'registeredAt', message: 'must not be in the future' }]);
    const born = dateOfBirth ?? (typeof age === 'number' ? `${Number(today.slice(0, 4)) - age}-01-01` : null);
    const answered =
      allergyState === 'NONE' ? { allergyState, allergiesConfirmedAt: now, allergiesConfirmedById: me.id } : {};
    return tx.create(Patient, {
      ...details,
      ...answered,
      dateOfBirth: born,
      isBirthDateEstimated: !dateOfBirth && born !== null,
      patientCode:
        given?.toUpperCase() ??
        patientCode((await this.clinic.setting()).codePrefix, await nextNumber(tx, 'patient-code')),
      registeredAt: at,
      registeredById: me.id,
      createdAt: now,
    });
  }

  private checkBirthDate(day: string | null | undefined, today: string): void {
    if (!day) return;
    const oldest = `${Number(today.slice(0, 4)) - PATIENT.ageMax}-01-01`;
    if (day > today) throw new Invalid([{ path: 'dateOfBirth', message: 'must not be in the future' }]);
    if (day < oldest) throw new Invalid([{ path: 'dateOfBirth', message: `must be after ${oldest}` }]);
  }

  private async refuseDuplicate(tx: Tx, me: Actor, patient: Patient, isDecided: boolean): Promise<void> {
    const { firstName, lastName, dateOfBirth, phone } = patient;
    const like = await this.duplicates.like(tx, { firstName, lastName, dateOfBirth, phone });
    const same = like.filter(({ agrees }) =>
      (['firstName', 'lastName', 'dateOfBirth'] as const).every((field) => agrees.includes(field)),
    );
    if (same.length && !isDecided) throw new PossibleDuplicate(await this.rows.ofLikenesses(same));
    if (isDecided && like.length) {
      const after = { notTheSameAs: like.map((one) => one.patient.id) };
      await this.audit.record(tx, me, 'patient.duplicate-dismissed', { entity: 'patient', after });
    }
  }

  private async insert(tx: Tx, patient: Patient): Promise<void> {
    try {
      await tx.save(patient);
    } catch (error) {
      throw isDuplicate(error, 'patient_code') ? new CodeTaken() : error;
    }
    await this.index(tx, patient);
  }

  private async index(tx: Tx, patient: Patient): Promise<void> {
    await tx.delete(PatientTerm, { patientId: patient.id });
    await tx.insert(
      PatientTerm,
      termsOf(patient).map((term) => ({ term, patientId: patient.id })),
    );
  }

  private async shown(patient: Patient): Promise<PatientDto> {
    const by = (await this.users.named([patient.registeredById])).get(patient.registeredById);
    if (!by) throw new Error(`patient ${patient.id} was registered by nobody`);
    return patient.toDto(by);
  }
}

const about = ({ id }: Patient) => ({ entity: 'patient', id, patientId: id });
