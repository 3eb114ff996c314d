import { randomBytes } from 'node:crypto';
import { Patient, PatientParts } from '@cuspid/patients/api';
import { newStorageKey, Storage } from '@cuspid/platform/providers';
import type { Answered, Person, SpecClinic } from '@cuspid/platform/testing';
import { Clinic } from '@cuspid/settings/api';
import { signedNote } from '../security/note-objects';
import { rows } from '../security/rows';
import { openWholeClinic } from './whole-clinic';

/** A clinic where records come to their end. */
export class PurgeRoom {
  private readonly files = new Map<number, string[]>();

  private constructor(
    readonly clinic: SpecClinic,
    readonly admin: Person,
    readonly desk: Person,
    readonly dentist: Person,
  ) {}

  static async open(): Promise<PurgeRoom> {
    const clinic = await openWholeClinic();
    const people = ['ADMIN', 'RECEPTION', 'ORTHODONTIST'] as const;
    const [admin, desk, dentist] = await Promise.all(people.map((role) => clinic.person(role)));
    if (!admin || !desk || !dentist) throw new Error('nobody is there');
    const room = new PurgeRoom(clinic, admin, desk, dentist);
    room.nameFiles();
    await room.keptFor(0);
    return room;
  }

  /** No table of today names a stored file: alerts do so here. */
  private nameFiles(): void {
    const alerts = this.clinic
      .get(PatientParts)
      .all()
      .find(({ name }) => name === 'alerts');
    if (alerts) alerts.files = async (_, id) => this.filesOf(id);
  }

  filesOf(id: number): string[] {
    return this.files.get(id) ?? [];
  }

  /** The clinic keeps records this many years. */
  async keptFor(years: number): Promise<void> {
    await this.clinic.source.query(
      `insert into clinic_setting (id, name, time_zone, currency, patient_retention_years) values (1, 'Spec', 'Asia/Colombo', 'LKR', ?)
       on duplicate key update patient_retention_years = ?`,
      [years, years],
    );
    this.clinic.get(Clinic).forget();
  }

  call(method: string, path: string, body?: object, version?: number, by = this.admin): Promise<Answered> {
    return this.clinic.http.as(by, method, `/api/patients/${path}`, {
      ...(body && { body }),
      ...(version && { headers: { 'if-match': `"${version}"` } }),
    });
  }

  async codeOf(id: number): Promise<string> {
    return (await this.clinic.source.manager.findOneByOrFail(Patient, { id })).patientCode;
  }

  archive(id: number, version = 1): Promise<Answered> {
    return this.call('DELETE', String(id), { endOpen: true }, version);
  }

  async purge(id: number, { version = 2, by = this.admin, code = '' } = {}): Promise<Answered> {
    const patientCode = code || (await this.codeOf(id));
    return this.call('POST', `${id}/purge`, { patientCode, reason: 'The family asked' }, version, by);
  }

  async register(firstName = 'Asha'): Promise<number> {
    const what = { firstName, lastName: letters(), dateOfBirth: '1990-05-17', sex: 'FEMALE' };
    const { body } = await this.clinic.http.as(this.desk, 'POST', '/api/patients', { body: what });
    return Number(body['id']);
  }

  /** A patient with something in every table that can be filled, and two stored files. */
  async full(firstName = 'Asha'): Promise<number> {
    const { clinic, desk, dentist } = this;
    const id = await this.register(firstName);
    await rows.member(clinic, id, dentist);
    await rows.request(clinic, id, dentist, desk);
    await rows.alert(clinic, id, desk);
    await rows.visit(clinic, id, dentist);
    await clinic.source.query("update visit set status = 'COMPLETED' where patient_id = ?", [id]);
    await rows.queueEntry(clinic, id, desk);
    await clinic.source.query("update queue_entry set status = 'COMPLETED' where patient_id = ?", [id]);
    await rows.finding(clinic, id, dentist);
    await rows.perioExam(clinic, id, dentist);
    await signedNote(clinic, id, dentist);
    // An undo stands on the act it takes back: rows that name rows of their own table.
    await this.call('POST', `${id}/dental-chart/undo`, undefined, undefined, dentist);
    this.files.set(id, [await this.store(), await this.store()]);
    return id;
  }

  /** Keeps a file; gives its key. */
  async store(): Promise<string> {
    const key = newStorageKey();
    await this.clinic.get(Storage).put(key, randomBytes(8), { contentType: 'image/png' });
    return key;
  }

  /** How many of these files are still there. */
  async kept(keys: string[]): Promise<number> {
    const stats = await Promise.all(keys.map((key) => this.clinic.get(Storage).stat(key)));
    return stats.filter(Boolean).length;
  }

  /** Rows of every table that names a patient in any column: of this patient, and of all. */
  async counted(id: number): Promise<Map<string, { own: number; all: number }>> {
    const named: { table: string; column: string }[] = await this.clinic.source.query(
      `select table_name as \`table\`, column_name as \`column\` from information_schema.key_column_usage
       where table_schema = database() and referenced_table_name = 'patient'`,
    );
    const counts = new Map<string, { own: number; all: number }>();
    for (const { table, column } of [
      ...named,
      { table: 'notice', column: 'patient_id' },
      { table: 'patient', column: 'id' },
    ]) {
      const [row] = await this.clinic.source.query(
        'select count(*) as `all`, coalesce(sum(?? = ?), 0) as own from ??',
        [column, id, table],
      );
      counts.set(`${table}.${column}`, { own: Number(row.own), all: Number(row.all) });
    }
    return counts;
  }

  /** Ends the connection that waits to delete alerts, as a process killed at that moment would. */
  async killWaiting(): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      const [found] = await this.clinic.source.query(
        "select id as thread from information_schema.processlist where db = database() and info like 'delete from `patient_alert`%'",
      );
      if (found) return this.clinic.source.query('kill ?', [Number(found.thread)]);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('nobody deletes alerts');
  }
}

/** A name of letters alone: registering refuses digits nowhere, but a search takes them for a phone number. */
const letters = () =>
  `Purge${randomBytes(6)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')}`;
