import { Injectable } from '@nestjs/common';
import {
  NOTE_RIGHTS,
  refusalOf,
  type NoteAct,
  type NoteActor,
  type NoteFacts,
  type NoteRight,
} from '@cuspid/clinical-notes/contracts';
import { CareTeam, type Patient } from '@cuspid/patients/api';
import { NotFound, StaleVersion, type Actor } from '@cuspid/platform/api';
import { mayRole, reachOf, type Role } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import { In, type EntityManager } from 'typeorm';
import { ClinicalNote } from './clinical-note';
import { NoteAddendum } from './note-addendum';
import { refused } from './note-errors';

/** A note with what was added to it, and what the caller may for its patient. */
export interface Reached {
  note: ClinicalNote;
  addenda: NoteAddendum[];
  actor: NoteActor;
}

/** The right a patient is asked for with; where any of two will do, the one the role has. */
const ASKED: Record<NoteAct, readonly NoteRight[]> = {
  read: ['note.read'],
  edit: ['note.write'],
  sign: ['note.write'],
  verify: ['note.verify'],
  addend: ['note.write'],
  strike: ['note.write'],
  bin: ['note.write', 'note.bin'],
  restore: ['note.write', 'note.bin'],
  purge: ['note.write', 'note.bin'],
};

/** *For this note?* First for its patient, then by the rules of its life. */
@Injectable()
export class NoteReach {
  constructor(private readonly careTeam: CareTeam) {}

  /** What the caller may with notes of this patient, who is within their reach. */
  async actor(db: EntityManager, me: Actor, patientId: number): Promise<NoteActor> {
    const ofTeam = NOTE_RIGHTS.find((right) => reachOf(me.role, right) === 'team');
    const isWithin = ofTeam !== undefined && (await this.careTeam.reaches(db, me, patientId, ofTeam));
    const rights = [...rightsOf(me.role)].filter((right) => isWithin || reachOf(me.role, right) === 'all');
    return { id: me.id, rights: new Set(rights) };
  }

  /** The patient, for reading their notes or, held, for writing one. */
  patient(db: EntityManager, me: Actor, patientId: number, act: 'read' | 'edit' = 'read'): Promise<Patient> {
    return this.careTeam.require(db, me, patientId, act === 'edit' ? 'note.write' : 'note.read', act === 'edit');
  }

  /** A note, for reading. @throws NotFound for one that is not there for the caller. */
  async open(db: EntityManager, me: Actor, id: number): Promise<Reached> {
    const note = await db.findOneBy(ClinicalNote, { id });
    if (!note) throw new NotFound();
    await this.careTeam.require(db, me, note.patientId, 'note.read');
    return this.reached(db, me, note, 'read');
  }

  /** A note, for an act: patient and note are held until the transaction ends, in this order. */
  async hold(tx: Tx, me: Actor, id: number, act: NoteAct, version?: number): Promise<Reached> {
    const found = await tx.findOne(ClinicalNote, { where: { id }, select: { id: true, patientId: true } });
    if (!found) throw new NotFound();
    const right = ASKED[act].find((one) => mayRole(me.role, one)) ?? 'note.read';
    const patient = await this.careTeam.require(tx, me, found.patientId, right, true);
    const note = await tx.findOne(ClinicalNote, { where: { id }, lock: { mode: 'pessimistic_write' } });
    // Merged into another record, or deleted, while it was waited for.
    if (note?.patientId !== patient.id) throw new NotFound();
    const reached = await this.reached(tx, me, note, act);
    if (version !== undefined && note.version !== version) throw new StaleVersion(note.version);
    return reached;
  }

  private async reached(db: EntityManager, me: Actor, note: ClinicalNote, act: NoteAct): Promise<Reached> {
    const addenda = await addendaOf(db, [note]);
    const actor = await this.actor(db, me, note.patientId);
    const why = refusalOf(factsOf(note, addenda), actor, act);
    if (why) throw refused(why);
    return { note, addenda, actor };
  }
}

/** What somebody of this role may with notes of a patient within their reach. */
export const rightsOf = (role: Role): ReadonlySet<NoteRight> =>
  new Set(NOTE_RIGHTS.filter((right) => mayRole(role, right)));

/** What was added to these notes, in its order. */
export async function addendaOf(db: EntityManager, notes: readonly ClinicalNote[]): Promise<NoteAddendum[]> {
  const signed = notes.filter(({ state }) => state !== 'DRAFT').map(({ id }) => id);
  if (!signed.length) return [];
  return db.find(NoteAddendum, { where: { noteId: In(signed) }, order: { noteId: 'ASC', number: 'ASC' } });
}

/** Of a note, what its rules ask for. */
export const factsOf = (note: ClinicalNote, addenda: readonly NoteAddendum[]): NoteFacts => ({
  ...{ type: note.type, state: note.state, authorId: note.authorId, needsVerification: note.needsVerification },
  isBinned: note.binnedAt !== null,
  supervisedIds: addenda.filter((one) => one.needsVerification).map(({ byId }) => byId),
});
