import { createHash, randomBytes } from 'node:crypto';
import { Sessions } from '@cuspid/auth/api';
import { ChartWord, EntriesService } from '@cuspid/dental-chart/api';
import { Letter, VisitLink } from '@cuspid/letters/api';
import { Notice } from '@cuspid/notices/api';
import {
  AccessRequest,
  CareTeamMember,
  CareTeamRequest,
  PatientAlert,
  PatientImport,
  SavedView,
} from '@cuspid/patients/api';
import { PerioRecording } from '@cuspid/perio/api';
import { mayRole } from '@cuspid/platform/contracts';
import { transaction } from '@cuspid/platform/database';
import { newStorageKey, Storage } from '@cuspid/platform/providers';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { QueueDisplay, QueueEntry } from '@cuspid/queue/api';
import { Recall, RecallKeeper, RecallRule } from '@cuspid/recalls/api';
import { Chair, Clinic, Department, Holiday, Procedure, VisitType } from '@cuspid/settings/api';
import { BlockOut, ShortNotice, Visit, VisitFeed } from '@cuspid/visits/api';

let made = 0;
const id = ({ identifiers }: { identifiers: Record<string, unknown>[] }) => Number(identifiers[0]?.['id']);

/** Rows straight into the tables, for suites that need thousands of them and test none of how they come to be. */
export const rows = {
  async visit(clinic: SpecClinic, patientId: number, by: Person): Promise<number> {
    const now = new Date();
    const when = { startsAt: now, minutes: 30, type: 'Adjustment', createdById: by.id, createdAt: now };
    return id(await clinic.source.manager.insert(Visit, { ...when, patientId }));
  },

  async shortNotice(clinic: SpecClinic, patientId: number, by: Person): Promise<number> {
    const [fromDay, untilDay] = [0, 60].map((days) =>
      new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10),
    );
    const can = { weekdays: 127, fromMinute: 0, toMinute: 1_440, fromDay, untilDay };
    const wish = { ...can, minutes: 30, type: 'Adjustment', createdById: by.id, createdAt: new Date() };
    return id(await clinic.source.manager.insert(ShortNotice, { ...wish, patientId }));
  },

  async queueEntry(clinic: SpecClinic, patientId: number, by: Person): Promise<number> {
    const now = new Date();
    const entry = { checkedInById: by.id, enteredAt: now, stageSince: now, ticket: `T ${++made}` };
    const day = await clinic.get(Clinic).today();
    return id(await clinic.source.manager.insert(QueueEntry, { ...entry, day, patientId }));
  },

  /** A letter that was given up, of a visit that is still ahead. */
  async letter(clinic: SpecClinic, patientId: number, by: Person): Promise<number> {
    const [startsAt, createdAt] = [new Date(Date.now() + 30 * 86_400_000), new Date()];
    const recipient = 'patient@spec.test';
    await clinic.source.query('update patient set email = ? where id = ?', [recipient, patientId]);
    const booked = { startsAt, minutes: 30, type: 'Adjustment', createdById: by.id, createdAt, patientId };
    const visitId = id(await clinic.source.manager.insert(Visit, booked));
    const what = { kind: 'REMINDER', language: 'en', source: 'AUTOMATIC', state: 'FAILED' } as const;
    const letter = { ...what, patientId, visitId, calendarId: visitId, startsAt, minutes: 30, recipient };
    return id(await clinic.source.manager.insert(Letter, { ...letter, createdAt, dueAt: createdAt }));
  },

  /** The link a patient got in a letter; gives its token. */
  async visitLink(clinic: SpecClinic, patientId: number, by: Person): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const [startsAt, createdAt] = [new Date(Date.now() + 30 * 86_400_000), new Date()];
    const booked = { startsAt, minutes: 30, type: 'Adjustment', createdById: by.id, createdAt, patientId };
    const visitId = id(await clinic.source.manager.insert(Visit, booked));
    const tokenHash = createHash('sha256').update(token).digest('hex');
    await clinic.source.manager.insert(VisitLink, { visitId, startsAt, tokenHash, createdAt });
    return token;
  },

  /** A display link; gives its id and its token. */
  async display(clinic: SpecClinic, by: Person): Promise<{ id: number; token: string }> {
    const token = randomBytes(32).toString('base64url');
    const display = {
      tokenHash: createHash('sha256').update(token).digest('hex'),
      name: 'Waiting room',
      createdById: by.id,
      createdAt: new Date(),
    };
    return { id: id(await clinic.source.manager.insert(QueueDisplay, display)), token };
  },

  /** The link of somebody's calendar feed; gives its token. Of who treats nobody it shows nothing, so it is a dentist's. */
  async feed(clinic: SpecClinic, by: Person): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const tokenHash = createHash('sha256').update(token).digest('hex');
    const { id: userId } = mayRole(by.role, 'visit.feed') ? by : await clinic.person('ORTHODONTIST');
    await clinic.source.manager.upsert(VisitFeed, { userId, tokenHash, createdAt: new Date() }, ['userId']);
    return token;
  },

  /** A patient came long ago, and is due by the clinic's first rule. */
  async recall(clinic: SpecClinic, patientId: number, { id: createdById }: Person): Promise<number> {
    const at = new Date('2020-01-15T05:00:00.000Z');
    const came = { patientId, startsAt: at, minutes: 30, type: 'Adjustment', status: 'COMPLETED' as const };
    return transaction(clinic.source, async (tx) => {
      await tx.insert(Visit, { ...came, createdById, createdAt: at, endedAt: at });
      await clinic.get(RecallKeeper).settle(tx, patientId);
      const recall = await tx.findOneBy(Recall, { patientId, stage: 'OPEN' });
      if (recall) return recall.id;
      // A request before this one may have switched every rule off.
      const rule = { name: `Rule ${++made}`, months: 6, rebuiltThrough: 4_294_967_295 };
      const ruleId = id(await tx.insert(RecallRule, rule));
      await clinic.get(RecallKeeper).settle(tx, patientId);
      return (await tx.findOneByOrFail(Recall, { patientId, ruleId })).id;
    });
  },

  async recallRule(clinic: SpecClinic): Promise<number> {
    const rule = { name: `Rule ${++made}`, months: 6, rebuiltThrough: 4_294_967_295 };
    return id(await clinic.source.manager.insert(RecallRule, rule));
  },

  async alert(clinic: SpecClinic, patientId: number, by: Person): Promise<number> {
    const alert = { kind: 'CONDITION', severity: 'INFO', label: 'Asthma', recordedById: by.id } as const;
    return id(await clinic.source.manager.insert(PatientAlert, { ...alert, recordedAt: new Date(), patientId }));
  },

  /** A word of the clinic's own on the chart. */
  async chartWord(clinic: SpecClinic): Promise<number> {
    const word = `xx${[...String(++made)].map((digit) => 'qrtuwxyzjk'[Number(digit)]).join('')}`;
    return id(await clinic.source.manager.insert(ChartWord, { word, plain: word, standsFor: 'gi' }));
  },

  /** A planned filling of tooth 36, entered by somebody of the patient's team. */
  async perioExam(clinic: SpecClinic, patientId: number, by: Person): Promise<number> {
    const sites = { vestibular: { depth: 3, margin: 1, bleeds: true } };
    const what = { kind: 'full', readings: [{ tooth: '11', sites, mobility: 1 }] } as const;
    return (await clinic.get(PerioRecording).start(by, patientId, { ...what, readings: [...what.readings] })).id;
  },

  async finding(clinic: SpecClinic, patientId: number, by: Person): Promise<number> {
    const { findings } = await clinic.get(EntriesService).record(by, patientId, { text: '36 mod composite p' });
    return findings[0]?.id ?? 0;
  },

  /** A file of patients that has come and was mapped. */
  async patientImport(clinic: SpecClinic, by: Person): Promise<number> {
    const storageKey = newStorageKey();
    const text = 'First name,Last name,Sex\nMalini,Karunaratne,F\n';
    await clinic.get(Storage).put(storageKey, Buffer.from(text), { contentType: 'text/csv' });
    const fileColumns = ['First name', 'Last name', 'Sex'].map((heading) => ({
      ...{ heading, samples: [], words: [], dateOrder: null },
    }));
    const file = { fileName: 'patients.csv', storageKey, fileColumns, rowCount: 1 };
    const one = { ...file, state: 'CHECKED' as const, createdById: by.id, createdAt: new Date() };
    const made = clinic.source.manager.create(PatientImport, one);
    return (await clinic.source.manager.save(made)).id;
  },

  async session(clinic: SpecClinic, { id: userId }: Person): Promise<number> {
    const from = { address: '127.0.0.1', agent: 'spec' };
    const begun = await transaction(clinic.source, (tx) => clinic.get(Sessions).begin(tx, userId, from));
    return begun.sessionId;
  },

  async member(clinic: SpecClinic, patientId: number, { id: userId, role }: Person): Promise<number> {
    const place = { patientId, userId, role, since: new Date(), addedById: userId };
    return id(await clinic.source.manager.insert(CareTeamMember, place));
  },

  /** Somebody is asked to join the patient's care team. */
  async request(clinic: SpecClinic, patientId: number, asked: Person, by: Person): Promise<number> {
    const request = { patientId, userId: asked.id, requestedById: by.id, requestedAt: new Date() };
    return id(await clinic.source.manager.insert(CareTeamRequest, { ...request, action: 'JOIN' }));
  },

  /** Somebody outside the patient's care team asks for access. */
  async accessRequest(clinic: SpecClinic, patientId: number, by: Person): Promise<number> {
    const request = { patientId, userId: by.id, reason: 'I assist', askedAt: new Date() };
    return id(await clinic.source.manager.insert(AccessRequest, request));
  },

  async notice(clinic: SpecClinic, to: Person): Promise<number> {
    const until = new Date(Date.now() + 86_400_000);
    const notice = { userId: to.id, kind: 'joined-team' as const, at: new Date(), until };
    return id(await clinic.source.manager.insert(Notice, notice));
  },

  async chair(clinic: SpecClinic): Promise<number> {
    const sort = ++made;
    return id(await clinic.source.manager.insert(Chair, { name: `Chair of row ${sort}`, sort }));
  },

  async visitType(clinic: SpecClinic): Promise<number> {
    const sort = ++made;
    const type = { name: `Visit ${sort}`, minutes: 30, colour: 'violet', sort } as const;
    return id(await clinic.source.manager.insert(VisitType, type));
  },

  async procedure(clinic: SpecClinic): Promise<number> {
    const procedure = { code: `P-${++made}`, name: `Procedure ${made}`, category: 'Orthodontics' };
    return id(await clinic.source.manager.insert(Procedure, procedure));
  },

  async savedView(clinic: SpecClinic, { id: userId }: Person): Promise<number> {
    return id(await clinic.source.manager.insert(SavedView, { userId, name: `View ${++made}`, query: '' }));
  },

  async department(clinic: SpecClinic): Promise<number> {
    const sort = ++made;
    return id(await clinic.source.manager.insert(Department, { name: `Department ${sort}`, sort }));
  },

  async blockOut(clinic: SpecClinic): Promise<number> {
    const [startsAt, endsAt] = [new Date(Date.now() + 3_600_000), new Date(Date.now() + 7_200_000)];
    const block = { startsAt, endsAt, reason: 'Meeting', createdById: (await clinic.person('ADMIN')).id };
    return id(await clinic.source.manager.insert(BlockOut, { ...block, createdAt: new Date() }));
  },

  async holiday(clinic: SpecClinic): Promise<number> {
    return id(await clinic.source.manager.insert(Holiday, { day: aDay(), name: 'A day of rest' }));
  },
};

let days = 0;

/** A day nothing else of this run is on. */
export const aDay = (): string => new Date(Date.UTC(2030, 0, 1) + days++ * 86_400_000).toISOString().slice(0, 10);
