import type { Http, Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { count, openPatientsClinic } from './testing/patients-clinic';

const WRITERS = 20;
const EDITS = process.env['CUSPID_LONG'] ? 500 : 25;
const FIELDS = ['address', 'province', 'guardianName', 'emergencyName'] as const;

/** An edit that the clinic said is done. */
interface Accepted {
  version: number;
  field: string;
  value: string | null;
}

describe('many people who edit one record', () => {
  let clinic: SpecClinic;
  let processes: Http[];
  let people: Person[];

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    processes = [clinic.http, (await clinic.replica()).http, (await clinic.replica()).http];
    people = [await clinic.person('RECEPTION'), await clinic.person('RECEPTION'), await clinic.person('ADMIN')];
  });
  afterAll(() => clinic.close());

  const of = <T>(list: readonly T[], index: number): T => {
    const one = list[index % list.length];
    if (one === undefined) throw new Error('an empty list');
    return one;
  };

  /** Reads, changes one field of what it read, reads again; clears it at times. */
  async function write(id: number, writer: number): Promise<Accepted[]> {
    const [http, me] = [of(processes, writer), of(people, writer)];
    const done: Accepted[] = [];
    for (let edit = 0; edit < EDITS; edit++) {
      const { body: read } = await http.as(me, 'GET', `/api/patients/${id}`);
      const field = of(FIELDS, writer + edit);
      const value = (writer + edit) % 7 === 0 && read[field] ? null : `${writer} wrote ${edit}`;
      const answer = await http.as(me, 'PATCH', `/api/patients/${id}`, {
        body: { [field]: value },
        headers: { 'if-match': `"${read['version']}"` },
      });
      expect([200, 412]).toContain(answer.status);
      if (answer.status !== 200) continue;
      expect(answer.body).toMatchObject({ version: Number(read['version']) + 1, [field]: value });
      done.push({ version: Number(answer.body['version']), field, value });
    }
    return done;
  }

  it('lose nothing and overwrite nothing unseen: as many versions as accepted edits, and the record is their sum', async () => {
    const id = await clinic.patient();
    const writers = await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(id, writer)));
    const accepted = writers.flat().sort((a, b) => a.version - b.version);
    expect(accepted.map(({ version }) => version)).toEqual(accepted.map((_, index) => index + 2));
    const sum = Object.fromEntries(accepted.map(({ field, value }) => [field, value]));
    const { body } = await clinic.http.as(of(people, 0), 'GET', `/api/patients/${id}`);
    expect(body).toMatchObject({ ...sum, version: accepted.length + 1 });
    const trail = "select count(*) from audit_entry where action = 'patient.changed' and patient_id = ?";
    expect(await count(clinic, trail, [id])).toBe(accepted.length);
    if (process.env['CUSPID_LONG']) {
      process.stdout.write(`edits of one record: ${accepted.length} of ${WRITERS * EDITS} accepted, none lost\n`);
    }
  });
});
