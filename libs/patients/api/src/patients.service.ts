import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { Database, Events, limitOf, pageFrom, StaleVersion, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { clock, isDuplicate, type Tx } from '@cuspid/platform/database';
import type {
  EditPatientDto,
  PatientDto,
  PatientFilter,
  PatientRowDto,
  RegisterPatientDto,
} from '@cuspid/patients/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import type { EntityManager } from 'typeorm';
import { CareTeam } from './care-team';
import { Directory } from './directory';
import { decisionOf, DuplicateDecisions } from './duplicate-decisions';
import { GuardianNeeded, isAlone } from './guardian';
import { Patient } from './patient';
import { patientCode } from './patient-code';
import { CodeTaken } from './patient-errors';
import { PatientRows } from './patient-rows';
import { editOf, recordOf } from './registration-rules';
import { takeTurn } from './registration-turn';
import { RecordNews } from './record-news';
import { Registrations } from './registrations';
import { indexPatients } from './search-index';
import { nextNumber } from './sequence';

/** What codes are counted under. */
const CODES = 'patient-code';

@Injectable()
export class PatientsService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly directory: Directory,
    private readonly decisions: DuplicateDecisions,
    private readonly rows: PatientRows,
    private readonly users: UsersService,
    private readonly clinic: Clinic,
    private readonly registrations: Registrations,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly news: RecordNews,
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

  /** Registers a patient. Who is registered already is refused (409) until somebody says it is another person. */
  register(me: Actor, what: RegisterPatientDto): Promise<PatientDto> {
    return this.db.transaction(me, async (tx) => {
      const patient = await this.newPatient(tx, me, what);
      const like = await this.decisions.taken(tx, patient, what);
      await this.insert(tx, patient);
      if (like.length) {
        const after = decisionOf(like);
        await this.audit.record(tx, me, 'patient.duplicate-dismissed', { ...about(patient), after });
      }
      await this.registrations.tell(tx, me, patient);
      const { patientCode } = patient;
      const after = {
        patientCode,
        ...(isAlone(known(patient), await this.clinic.today(tx)) && { isGuardianUnknown: true }),
      };
      await this.audit.record(tx, me, 'patient.registered', { ...about(patient), after });
      await this.events.publish(tx, 'patients', { id: patient.id, patientId: patient.id });
      return this.shown(tx, patient);
    });
  }

  /** Changes general details of the version the caller saw. A change that changes nothing is no version and no entry. */
  edit(me: Actor, id: number, version: number, change: EditPatientDto): Promise<PatientDto> {
    return this.db.transaction(me, async (tx) => {
      const patient = await this.careTeam.require(tx, me, id, 'patient.update', true);
      if (patient.version !== version) throw new StaleVersion(patient.version);
      if (change.clinicalStatus !== undefined) await this.careTeam.require(tx, me, id, 'patient.status');
      const today = await this.clinic.today(tx);
      const wanted = editOf(patient, change, today);
      const difference = changed<object>({ ...patient }, wanted);
      if (!Object.keys(difference.after).length) return this.shown(tx, patient);
      const wasAlone = isAlone(patient, today);
      Object.assign(patient, wanted, { version: version + 1 });
      // Records that came without a guardian can still be put right bit by bit.
      if (!wasAlone && !change.isGuardianUnknown && isAlone(patient, today)) throw new GuardianNeeded();
      await tx.save(patient);
      await indexPatients(tx, [patient]);
      await this.audit.record(tx, me, 'patient.changed', { ...about(patient), ...difference });
      if ('clinicalStatus' in difference.after) await this.news.tell(tx, id);
      await this.events.publish(tx, 'patients', { id, patientId: id });
      return this.shown(tx, patient);
    });
  }

  private async newPatient(tx: Tx, me: Actor, what: RegisterPatientDto): Promise<Patient> {
    const registering = { me, now: clock.now(), today: await this.clinic.today(tx) };
    const patient = tx.create(Patient, recordOf(what, registering));
    const isSaid = what.isGuardianUnknown === false;
    if (isSaid && isAlone(known(patient), registering.today)) throw new GuardianNeeded();
    if (what.patientCode) await takeTurn(tx, CODES);
    patient.patientCode = what.patientCode?.toUpperCase() ?? (await this.freeCode(tx));
    return patient;
  }

  /** The next code nobody has: somebody may have been given one of ours by hand. */
  private async freeCode(tx: Tx): Promise<string> {
    const { codePrefix } = await this.clinic.setting(tx);
    for (;;) {
      const code = patientCode(codePrefix, await nextNumber(tx, CODES));
      if (!(await tx.existsBy(Patient, { patientCode: code }))) return code;
    }
  }

  private async insert(tx: Tx, patient: Patient): Promise<void> {
    try {
      await tx.save(patient);
    } catch (error) {
      throw isDuplicate(error, 'patient_code') ? new CodeTaken() : error;
    }
    await indexPatients(tx, [patient]);
  }

  private async shown(db: EntityManager, patient: Patient): Promise<PatientDto> {
    const by = (await this.users.named([patient.registeredById], db)).get(patient.registeredById);
    if (!by) throw new Error(`patient ${patient.id} was registered by nobody`);
    return patient.toDto(by);
  }
}

/** What the database fills in is not there yet: unknown is none. */
const known = ({ dateOfBirth, guardianName = null }: Patient) => ({ dateOfBirth, guardianName });

const about = ({ id }: Patient) => ({ entity: 'patient', id, patientId: id });
