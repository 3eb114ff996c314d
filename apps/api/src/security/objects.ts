import type { SpecClinic } from '@cuspid/platform/testing';
import { OBJECTS_ABOVE } from './above-objects';
import { CHART_OBJECTS } from './chart-objects';
import { document, documentUpload } from './document-objects';
import { NOTE_OBJECTS } from './note-objects';
import { PLANNING_OBJECTS } from './planning-objects';
import { CLINICIANS, NUMBERS, parentOf, patient, type Kind, type State, type World } from './object-kind';
import { addressOf, type Operation } from './operations';
import { rows } from './rows';

export { patient, STATES, type State, type World } from './object-kind';

/** A word of a closed list. */
const WORDS = { missing: 'nothing', malformed: ['%00', "'--", '__proto__', 'reminder'], hides: () => false };
const TOKENS = { missing: 'never-given-out', malformed: ['%00', "'--", '__proto__', 'x'.repeat(500)] };

/** What may be done with a record that was put away, by who may put records away: reading it, and deciding what becomes of it. */
const OF_ARCHIVE = ['patient.alert', 'patient.record', 'patient.archive', 'patient.purge'];
const opensArchive = ({ method, permissions }: Operation) =>
  method !== 'DELETE' && permissions.map(String).some((one) => one.endsWith('.read') || OF_ARCHIVE.includes(one));

/** Hidden from who reaches their own patients only, and, once put away, from all but administrators, who read it. */
const ofPatients: Kind['hides'] = (state, { bounded, archives, operation }) =>
  state === 'archived' ? !(archives && opensArchive(operation)) : bounded;

const archived = ({ clinic }: World, id: string | number) =>
  clinic.source.query('update patient set is_active = 0 where id = ?', [id]);

/** Puts away the patient of a row. */
const archivedBy = (whose: string) => async (world: World, id: string) => {
  const [row] = await world.clinic.source.query(whose, [id]);
  await archived(world, row.patient_id);
};

/** A row of one of the clinic's own lists, which everybody reads and administrators keep. */
const listed = (make: (clinic: SpecClinic) => Promise<number>, table?: string): Kind => ({
  ...NUMBERS,
  hides: () => false,
  make: async ({ clinic }) => String(await make(clinic)),
  ...(table && {
    archive: ({ clinic }: World, id: string) =>
      clinic.source.query('update ?? set is_active = 0 where id = ?'.replace('??', `\`${table}\``), [id]),
  }),
});

const deactivated = ({ clinic }: World, id: string) =>
  clinic.source.query('update `user` set is_active = 0, deactivated_at = now(3) where id = ?', [id]);

/** What stands where in an address. A parameter that is not here fails the matrix: somebody has to say whose it is. */
export const OBJECTS: Record<string, Kind> = {
  '/api/patients/:id': {
    ...NUMBERS,
    hides: ofPatients,
    make: async (world, whose) => String(await patient(world, whose)),
    archive: archived,
  },
  '/api/patients/:id/alerts/:alertId': {
    ...NUMBERS,
    // One that has ended can be opened again, and that alone.
    hides: (state, { operation }) => state === 'foreign' || !operation.path.endsWith('/reopen'),
    make: async (world, whose, parents) =>
      String(await rows.alert(world.clinic, await parentOf(world, whose, parents), world.other)),
    archive: ({ clinic }, id) => clinic.source.query('update patient_alert set ended_at = now(3) where id = ?', [id]),
  },
  ...CHART_OBJECTS,
  ...NOTE_OBJECTS,
  ...PLANNING_OBJECTS,
  ...OBJECTS_ABOVE,
  '/api/patients/imports/:id': {
    ...NUMBERS,
    // Whoever may import sees everybody's imports.
    hides: () => false,
    make: async ({ clinic, other }) => String(await rows.patientImport(clinic, other)),
    archive: ({ clinic }, id) =>
      clinic.source.query("update patient_import set state = 'DISCARDED' where id = ?", [id]),
  },
  '/api/patients/views/:viewId': {
    ...NUMBERS,
    // A view is its owner's alone, whatever their role.
    hides: (state) => state === 'foreign',
    make: async ({ clinic, me, other }, whose) => String(await rows.savedView(clinic, whose === 'own' ? me : other)),
  },
  '/api/users/:id': {
    ...NUMBERS,
    // Accounts belong to the clinic: who may manage them manages them all, those that were deactivated too.
    hides: () => false,
    make: async ({ clinic }, whose) => String((await clinic.person(whose === 'own' ? 'NURSE' : 'ADMIN')).id),
    archive: deactivated,
  },
  '/api/auth/sessions/:id': {
    ...NUMBERS,
    hides: () => true,
    make: async ({ clinic, me, other }, whose) => String(await rows.session(clinic, whose === 'own' ? me : other)),
    archive: ({ clinic }, id) => clinic.source.query('update `session` set ended_at = now(3) where id = ?', [id]),
  },
  '/api/patients/:id/care-team/:memberId': {
    ...NUMBERS,
    // Who has left is still there to be read.
    hides: (state) => state === 'foreign',
    make: async (world, whose, parents) => {
      const student = await world.clinic.person('STUDENT');
      return String(await rows.member(world.clinic, await parentOf(world, whose, parents), student));
    },
    archive: ({ clinic }, id) =>
      clinic.source.query('update care_team_member set ended_at = now(3) where id = ?', [id]),
  },
  '/api/care-team/requests/:id': {
    ...NUMBERS,
    hides: (state) => state === 'foreign',
    make: async (world, whose) => {
      const { clinic, me, other } = world;
      const desk = await clinic.person('RECEPTION');
      const isAsked = CLINICIANS.includes(me.role);
      const [asked, by] = whose === 'foreign' ? [other, desk] : isAsked ? [me, desk] : [other, me];
      return String(await rows.request(clinic, await patient(world, 'foreign'), asked, by));
    },
    archive: ({ clinic }, id) =>
      clinic.source.query("update care_team_request set status = 'REJECTED', decided_at = now(3) where id = ?", [id]),
  },
  '/api/care-team/access-requests/:id': {
    ...NUMBERS,
    // One that was answered is still there: what is done with it is refused by its state.
    hides: (state, { bounded }) => state === 'foreign' && bounded,
    make: async (world, whose) => {
      const student = await world.clinic.person('STUDENT');
      return String(await rows.accessRequest(world.clinic, await patient(world, whose), student));
    },
    archive: ({ clinic }, id) =>
      clinic.source.query("update access_request set status = 'REFUSED', decided_at = now(3) where id = ?", [id]),
  },
  '/api/notices/:id': {
    ...NUMBERS,
    hides: () => true,
    make: async ({ clinic, me, other }, whose) => String(await rows.notice(clinic, whose === 'own' ? me : other)),
    archive: ({ clinic }, id) => clinic.source.query('delete from notice where id = ?', [id]),
  },
  '/api/chairs/:id': listed(rows.chair, 'chair'),
  '/api/visit-types/:id': listed(rows.visitType, 'visit_type'),
  '/api/procedures/:id': listed(rows.procedure, 'clinic_procedure'),
  '/api/departments/:id': listed(rows.department, 'department'),
  '/api/holidays/:id': listed(rows.holiday),
  '/api/documents/:id': {
    ...NUMBERS,
    hides: ofPatients,
    make: async (world, whose) => String(await document(world.clinic, await patient(world, whose), world.other)),
    archive: archivedBy('select patient_id from document where id = ?'),
  },
  '/api/document-uploads/:id': {
    ...NUMBERS,
    // What somebody is sending is theirs alone, and nothing comes to a record that was put away.
    hides: () => true,
    make: async (world, whose) => {
      const { clinic, me, other } = world;
      return String(await documentUpload(clinic, await patient(world, whose), whose === 'own' ? me : other));
    },
    archive: archivedBy('select patient_id from document_upload where id = ?'),
  },
  '/api/visits/:id': {
    ...NUMBERS,
    // The book of an archived patient is closed to administrators too: their record tells what was in it.
    hides: (state, { bounded }) => state === 'archived' || bounded,
    make: async (world, whose) => String(await rows.visit(world.clinic, await patient(world, whose), world.other)),
    archive: archivedBy('select patient_id from visit where id = ?'),
  },
  '/api/short-notice/:id': {
    ...NUMBERS,
    hides: (state, { bounded }) => state === 'archived' || bounded,
    make: async (world, whose) =>
      String(await rows.shortNotice(world.clinic, await patient(world, whose), world.other)),
    archive: archivedBy('select patient_id from short_notice where id = ?'),
  },
  '/api/block-outs/:id': listed(rows.blockOut),
  '/api/recall-rules/:id': listed(rows.recallRule),
  '/api/recalls/:id': {
    ...NUMBERS,
    hides: ofPatients,
    make: async (world, whose) => String(await rows.recall(world.clinic, await patient(world, whose), world.other)),
    archive: archivedBy('select patient_id from recall where id = ?'),
  },
  '/api/queue/:id': {
    ...NUMBERS,
    hides: ofPatients,
    make: async (world, whose) => String(await rows.queueEntry(world.clinic, await patient(world, whose), world.other)),
    archive: archivedBy('select patient_id from queue_entry where id = ?'),
  },
  '/api/queue/displays/:id': {
    ...NUMBERS,
    hides: (state) => state === 'archived',
    make: async ({ clinic, other }) => String((await rows.display(clinic, other)).id),
    archive: ({ clinic }, id) => clinic.source.query('update queue_display set revoked_at = now(3) where id = ?', [id]),
  },
  '/api/letters/:id': {
    ...NUMBERS,
    // Letters stay with the clinic when a record is put away; nothing is sent to it any more.
    hides: (state, { bounded }) => state === 'archived' || bounded,
    make: async (world, whose) => String(await rows.letter(world.clinic, await patient(world, whose), world.other)),
    archive: archivedBy('select patient_id from letter where id = ?'),
  },
  '/api/letter-templates/:kind': { ...WORDS, make: async () => 'REMINDER' },
  '/api/letter-templates/:kind/:language': { ...WORDS, make: async () => 'en' },
  '/api/visit-links/:token': {
    ...TOKENS,
    hides: (state) => state === 'archived',
    make: async (world) => rows.visitLink(world.clinic, await patient(world, 'own'), world.other),
    archive: ({ clinic }, token) =>
      clinic.source.query('delete from visit_link where token_hash = sha2(?, 256)', [token]),
  },
  '/api/visits/feed/:token.ics': {
    ...TOKENS,
    hides: (state) => state === 'archived',
    make: async ({ clinic, other }) => rows.feed(clinic, other),
    archive: ({ clinic }, token) =>
      clinic.source.query('delete from visit_feed where token_hash = sha2(?, 256)', [token]),
  },
  '/api/queue/display/:token': {
    ...TOKENS,
    hides: (state) => state === 'archived',
    make: async ({ clinic, other }) => (await rows.display(clinic, other)).token,
    archive: ({ clinic }, token) =>
      clinic.source.query('update queue_display set revoked_at = now(3) where token_hash = sha2(?, 256)', [token]),
  },
};

/** The address of an operation, everything at it own but the parameter `varied`, which is in `state`. */
export async function addressIn(
  world: World,
  operation: Operation,
  varied: number,
  state: State,
  attempt = 0,
): Promise<string> {
  const values: string[] = [];
  for (const [index, slot] of operation.slots.entries()) {
    values.push(await kindAt(slot).make(world, index === varied && state === 'foreign' ? 'foreign' : 'own', values));
  }
  const slot = operation.slots[varied];
  if (!slot) return operation.path;
  const { archive, missing, malformed } = kindAt(slot);
  if (state === 'archived') await archive?.(world, values[varied] ?? '', values);
  if (state === 'missing') values[varied] = missing;
  if (state === 'malformed') values[varied] = malformed[attempt % malformed.length] ?? '';
  return addressOf(operation, values);
}

export function kindAt(slot: string): Kind {
  const kind = OBJECTS[slot];
  if (!kind) throw new Error(`nobody has said in objects.ts what stands at ${slot}, and whose it is`);
  return kind;
}
