import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { Database, Events, limitOf, pageFrom, StaleVersion, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { isDuplicate, type Tx } from '@cuspid/platform/database';
import type {
  DuplicatesDto,
  EditPatientDto,
  PatientDto,
  PatientFilter,
  PatientRowDto,
  ProbeDuplicatesDto,
  RegisterPatientDto,
} from '@cuspid/patients/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import type { EntityManager } from 'typeorm';
import { CareTeam } from './care-team';
import { Directory } from './directory';
import { Duplicates, type Likeness } from './duplicates';
import { Patient } from './patient';
import { patientCode } from './patient-code';
import { CodeTaken, PossibleDuplicate } from './patient-errors';
import { PatientRows } from './patient-rows';
import { PatientTerm } from './patient-term';
import { recordOf, refuseBirthDate } from './registration-rules';
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
    const items = await this.rows.of(this.db.source.manager, page.items);
    return { ...page, items, ...(total !== undefined && { total }) };
  }

  async one(me: Actor, id: number): Promise<PatientDto> {
    const patient = await this.careTeam.require(this.db.source.manager, me, id, 'patient.read');
    this.audit.read(me, 'patient.read', { entity: 'patient', id, patientId: id });
    return this.shown(this.db.source.manager, patient);
  }

  /** Who may be registered already under what is being typed. */
  async probe(probe: ProbeDuplicatesDto): Promise<DuplicatesDto> {
    const db = this.db.source.manager;
    return { items: await this.rows.ofLikenesses(db, await this.duplicates.like(db, probe)) };
  }

  /** Registers a patient. The same name and birth date are refused (409) until somebody says it is another person. */
  register(me: Actor, what: RegisterPatientDto): Promise<PatientDto> {
    return this.db.transaction(me, async (tx) => {
      const patient = await this.newPatient(tx, me, what);
      const like = await this.others(tx, patient, what.isNotDuplicate ?? false);
      await this.insert(tx, patient);
      if (like.length) {
        const after = { notTheSameAs: like.map((one) => one.patient.id) };
        await this.audit.record(tx, me, 'patient.duplicate-dismissed', { ...about(patient), after });
      }
      await this.registrations.tell(tx, me, patient);
      await this.audit.record(tx, me, 'patient.registered', {
        ...about(patient),
        after: { patientCode: patient.patientCode },
      });
      await this.events.publish(tx, 'patients', { id: patient.id, patientId: patient.id });
      return this.shown(tx, patient);
    });
  }

  /** Changes general details of the version the caller saw. */
  edit(me: Actor, id: number, version: number, change: EditPatientDto): Promise<PatientDto> {
    return this.db.transaction(me, async (tx) => {
      const patient = await this.careTeam.require(tx, me, id, 'patient.update', true);
      if (patient.version !== version) throw new StaleVersion(patient.version);
      refuseBirthDate(change.dateOfBirth, await this.clinic.today(tx));
      const difference = changed<object>({ ...patient }, change);
      Object.assign(patient, change, { version: version + 1 });
      if (change.dateOfBirth !== undefined) patient.isBirthDateEstimated = false;
      await tx.save(patient);
      await this.index(tx, patient);
      await this.audit.record(tx, me, 'patient.changed', { ...about(patient), ...difference });
      await this.events.publish(tx, 'patients', { id, patientId: id });
      return this.shown(tx, patient);
    });
  }

  private async newPatient(tx: Tx, me: Actor, what: RegisterPatientDto): Promise<Patient> {
    const registering = { me, now: new Date(), today: await this.clinic.today(tx) };
    const record = recordOf(what, registering);
    return tx.create(Patient, { ...record, patientCode: what.patientCode?.toUpperCase() ?? (await this.freeCode(tx)) });
  }

  /** The next code nobody has: somebody may have been given one of ours by hand. */
  private async freeCode(tx: Tx): Promise<string> {
    const { codePrefix } = await this.clinic.setting(tx);
    for (;;) {
      const code = patientCode(codePrefix, await nextNumber(tx, 'patient-code'));
      if (!(await tx.existsBy(Patient, { patientCode: code }))) return code;
    }
  }

  /** Those who may be the same person and were decided not to be; refuses until somebody has decided. */
  private async others(tx: Tx, patient: Patient, isDecided: boolean): Promise<Likeness[]> {
    const { firstName, lastName, dateOfBirth, phone } = patient;
    const like = await this.duplicates.like(tx, { firstName, lastName, dateOfBirth, phone });
    if (isDecided) return like;
    const same = like.filter(({ agrees }) =>
      (['firstName', 'lastName', 'dateOfBirth'] as const).every((field) => agrees.includes(field)),
    );
    if (same.length) throw new PossibleDuplicate(await this.rows.ofLikenesses(tx, same));
    return [];
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

  private async shown(db: EntityManager, patient: Patient): Promise<PatientDto> {
    const by = (await this.users.named([patient.registeredById], db)).get(patient.registeredById);
    if (!by) throw new Error(`patient ${patient.id} was registered by nobody`);
    return patient.toDto(by);
  }
}

const about = ({ id }: Patient) => ({ entity: 'patient', id, patientId: id });
