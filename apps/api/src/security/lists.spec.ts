import fc from 'fast-check';
import { mayRole, ROLES, type Role } from '@cuspid/platform/contracts';
import { CaseHistory } from '@cuspid/case-history/api';
import type { SpecClinic } from '@cuspid/platform/testing';
import { Recall } from '@cuspid/recalls/api';
import { FIGURES } from '@cuspid/reports/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeClinic } from '../testing/whole-clinic';
import { Callers, type Caller } from './callers';
import { usedOnAll } from './material-objects';
import { operationsOf, type Operation, type Schema } from './operations';
import { owedByAll } from './owed';
import { IS_LONG, PATIENCE } from './parallel';
import { isBounded, linesOf } from './policy';
import { rows } from './rows';

/** Random clinics, each with another care team for everybody. */
const RUNS = IS_LONG ? 10_000 : 100;
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const PATIENTS = 6;
/** Lists that tell of a patient only when something was asked or told about them. */
const TELL_OF_SOME = [
  '/api/care-team/requests',
  '/api/notices',
  '/api/visits/upcoming',
  '/api/cases',
  '/api/presentations',
];
/** Rows behind figures: several may be of one patient, and of many patients there is none. */
const isOfFigures = (path: string): boolean => path.startsWith('/api/reports/');
const BOUNDED = ['ORTHODONTIST', 'DENTAL_SURGEON', 'STUDENT'] as const;
/** A draft of everybody's who writes notes: a work list of one's own. */
const DRAFTS = `insert into clinical_note (patient_id, author_id, type, text, created_at, edited_at, changed_at)
  select ?, id, 'PROGRESS', '', now(3), now(3), now(3) from \`user\` where role in (?)`;
const LONG_AGO = '2020-01-15';
const WAITS = { version: 1, waitingMode: 'FIXED', waitingSince: '2026-03-04', waitingPlace: '2 2026-03-04' } as const;
const DUE = { ruleId: 1, stage: 'OPEN', nextOn: LONG_AGO, dueOn: LONG_AGO, lastDoneAt: new Date(LONG_AGO) } as const;
type Teams = Record<(typeof BOUNDED)[number], number[]>;

/** A list that tells of patients, and where in an item the patient's id stands. */
interface List {
  operation: Operation;
  patientOf: (item: Record<string, unknown>) => unknown;
}

const isPage = ({ properties }: Schema) => properties?.['items']?.type === 'array';

/** Every list whose items are patients, or have one: found in the document, so that a new one is tried too. */
function listsOf(operations: Operation[]): List[] {
  return operations.flatMap((operation) => {
    const schema = operation.answers['200']?.['application/json'];
    if (operation.method !== 'GET' || operation.isPublic || operation.slots.length || !schema || !isPage(schema))
      return [];
    const fields = schema.properties?.['items']?.items?.properties ?? {};
    if ('patient' in fields) return [{ operation, patientOf: ({ patient }) => Reflect.get(Object(patient), 'id') }];
    if ('patientCode' in fields) return [{ operation, patientOf: ({ id }) => id }];
    return 'patientId' in fields ? [{ operation, patientOf: ({ patientId }) => patientId }] : [];
  });
}

/** A zone where it is noon: no run sees the day end. */
function zoneAtNoon(): string {
  const ahead = 12 - new Date().getUTCHours();
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`; // signs as POSIX has them: what is ahead is minus
}

describe(`lists, searches and counts (FUZZ_SEED=${SEED})`, () => {
  let clinic: SpecClinic;
  let lists: List[];
  let people: Map<Role, Caller>;
  const patients: number[] = [];
  /** What a list wants to be asked for at all. */
  const wants = new Map<string, string>();

  beforeAll(async () => {
    clinic = await openWholeClinic({ CLINIC_TIME_ZONE: zoneAtNoon() });
    lists = listsOf(operationsOf(clinic));
    const callers = await Callers.open(clinic);
    people = new Map(await Promise.all(ROLES.map(async (role) => [role, await callers.make(role)] as const)));
    const desk = people.get('RECEPTION');
    for (let made = 0; made < PATIENTS && desk; made++) {
      const id = await clinic.patient({ firstName: 'Malini', lastName: `Perera${made}`, phone: `07712345${made}0` });
      patients.push(id);
      await clinic.source.query('insert into patient_term (patient_id, term) values (?, ?)', [id, 'malini']);
      await rows.visit(clinic, id, desk.person);
      // Of itself: a visit that led to it would be one more in the list of visits.
      await clinic.source.manager.insert(Recall, { ...DUE, patientId: id });
      await clinic.source.manager.insert(CaseHistory, { ...WAITS, patientId: id });
      await rows.queueEntry(clinic, id, desk.person);
      await clinic.source.query(DRAFTS, [id, BOUNDED]);
    }
    if (desk) wants.set('/api/patient-materials/recall', await usedOnAll(clinic, desk.person, patients));
    if (desk) await owedByAll(clinic, desk.person, patients);
    for (const [key, { report }] of Object.entries(FIGURES)) wants.set(`/api/reports/${report}/rows`, `figure=${key}`);
    wants.set('/api/payment-records/balances', `patientIds=${patients.join(',')}`);
  }, PATIENCE);
  afterAll(() => clinic.close());

  /** Takes everybody off every team, and puts on who is told. */
  const assign = async (teams: Teams) => {
    await clinic.source.query('delete from care_team_request');
    await clinic.source.query('delete from care_team_member');
    const seats = BOUNDED.flatMap((role) => teams[role].map((patient) => [patient, people.get(role)?.person.id, role]));
    for (const [patient, user, role] of seats) {
      await clinic.source.query(
        'insert into care_team_member (patient_id, user_id, role, since, added_by_id) values (?, ?, ?, now(3), ?)',
        [patient, user, role, user],
      );
    }
  };

  const ask = async (role: Role, { operation, patientOf }: List, query: string) => {
    const token = people.get(role)?.token ?? '';
    const counted = operation.query.some(({ name }) => name === 'count') ? '&count=true' : '';
    const path = `${operation.path}?${[query, wants.get(operation.path)].filter(Boolean).join('&')}${counted}`;
    const { status, body } = await clinic.http.call('GET', path.replace(/\?$/, ''), { token });
    const items: Record<string, unknown>[] = Array.isArray(body['items']) ? body['items'] : [];
    return { path, status, total: body['total'], seen: items.map((item) => Number(patientOf(item))) };
  };

  /** The figures on top of the lists, as far as they count patients. */
  const figures = async (role: Role) => {
    const token = people.get(role)?.token ?? '';
    const [all, queue] = await Promise.all(
      ['/api/patients/stats', '/api/queue/stats'].map((path) => clinic.http.call('GET', path, { token })),
    );
    return [all?.body['total'], queue?.body['waiting']];
  };

  it('knows every list that tells of patients', () => {
    expect(lists.map(({ operation }) => operation.name).sort()).toEqual(
      expect.arrayContaining(['GET /api/patients', 'GET /api/queue', 'GET /api/visits']),
    );
  });

  it(
    'hold exactly what the caller may read one by one, however it is asked for, and count no more',
    async () => {
      let asked = 0;
      const some = fc.subarray(patients);
      const clinicOf = fc.record({
        teams: fc.record({ ORTHODONTIST: some, DENTAL_SURGEON: some, STUDENT: some }),
        role: fc.constantFrom(...BOUNDED),
        list: fc.constantFrom(...lists),
        which: fc.nat(),
      });
      await fc.assert(
        fc.asyncProperty(clinicOf, async ({ teams, role, list, which }) => {
          await assign(teams);
          const mine = teams[role];
          const query = queryFor(list.operation, which);
          expect(await figures(role)).toEqual([mine.length, role === 'STUDENT' ? mine.length : patients.length]);
          const { path, status, seen, total } = await ask(role, list, query);
          asked += 1;
          if (!linesOf(list.operation).some((line) => mayRole(role, line))) {
            expect(status).toBe(403);
            return;
          }
          expect([path, status]).toEqual([path, 200]);
          const visible = isBounded(list.operation, role, 'assigned') ? mine : patients;
          expect(
            seen.filter((id) => !visible.includes(id)),
            `${role} ${path}`,
          ).toEqual([]);
          if (total !== undefined && !isOfFigures(list.operation.path))
            expect([path, total]).toEqual([path, new Set(seen).size]);
          if (!query && !isOfFigures(list.operation.path) && !TELL_OF_SOME.includes(list.operation.path))
            expect(new Set(seen)).toEqual(new Set(visible));
        }),
        { seed: SEED, numRuns: RUNS, endOnFailure: true },
      );
      process.stdout.write(`lists: ${asked} random clinics, ${lists.length} lists, seed ${SEED}\n`);
    },
    PATIENCE,
  );

  /** Ways to ask that have opened lists elsewhere: for another's patient, by a search, by a filter that widens. */
  const queryFor = ({ path, query }: Operation, which: number): string => {
    const other = patients[which % patients.length] ?? 0;
    const tries: Record<string, string[]> = {
      patientId: [`patientId=${other}`],
      clinicianId: ROLES.map((role) => `clinicianId=${people.get(role)?.person.id}`),
      providerId: ROLES.map((role) => `providerId=${people.get(role)?.person.id}`),
      q: ['q=malini', `q=perera${which % 6}`, 'q=0771234500', 'q=19900517'],
      sort: ['sort=code', 'sort=-registeredAt'],
      // Days of a report, and at most a year of them; of all others, instants.
      from: isOfFigures(path)
        ? ['from=2026-01-01&to=2026-12-31']
        : ['from=2000-01-01T00:00:00.000Z&to=2100-01-01T00:00:00.000Z'],
      status: ['status=SCHEDULED', 'status=PENDING', 'status=APPROVED'],
    };
    const known = query.flatMap(({ name }) => tries[name] ?? []);
    const fitting = ['', ...known.filter((one) => isTaken(query, one))];
    return fitting[which % fitting.length] ?? '';
  };

  const isTaken = (query: Operation['query'], text: string) => {
    const [name, value] = text.split('=');
    const known = query.find((one) => one.name === name)?.schema.enum;
    return !known || known.includes(value);
  };
});
