import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { waitsForVerification, type NoteStep } from '@cuspid/clinical-notes/contracts';
import { hashOf } from '@cuspid/dental-chart/api';
import { Events, type Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { ClinicalNote } from './clinical-note';
import { signedText, versionText } from './note-content';
import { NoteNotices } from './note-notices';
import { NoteVersion } from './note-version';

const ACTIONS: Record<NoteStep, string> = {
  BEGUN: 'note.begun',
  SAVED: 'note.saved',
  SIGNED: 'note.signed',
  VERIFIED: 'note.verified',
  ADDENDUM: 'note.addendum',
  STRUCK: 'note.struck',
  BINNED: 'note.binned',
  RESTORED: 'note.restored',
};

/** A step of a note's life, and what of it goes into the version and the trail. */
export interface Step {
  step: NoteStep;
  at: Date;
  /** Of an addendum its words, of a striking the reason. */
  added?: string;
  /** For the trail; never a word of the note, which administrators read there, drafts too. */
  after?: object;
}

/** Who does it: an actor of a request, or somebody of before. */
type By = Pick<Actor, 'id'> & Partial<Actor>;

/** Writes every step of a note's life: the row, the version, the trail, the screens, the notices. */
@Injectable()
export class NoteKeeper {
  constructor(
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly notices: NoteNotices,
  ) {}

  async keep(tx: Tx, me: By, note: ClinicalNote, { step, at, added, after }: Step): Promise<void> {
    const waited = note.waitsSince !== null;
    const waits = waitsForVerification(note);
    const isNew = step === 'BEGUN';
    Object.assign(note, {
      changedAt: at,
      version: isNew ? 1 : note.version + 1,
      waitsSince: waits ? (note.waitsSince ?? at) : null,
    });
    await tx.save(note);
    const content = note.state === 'DRAFT' ? versionText(note) : signedText(note);
    const { id: noteId, version } = note;
    await tx.insert(NoteVersion, {
      ...{ noteId, version, step, at, byId: me.id, content, hash: hashOf(content), added: added ?? null },
    });
    await this.trail(tx, me, ACTIONS[step], note, { version, ...after });
    await this.notices.follow(tx, note, waited, me.id);
    // A draft that saves itself concerns no screen but its own.
    if (step !== 'SAVED') await this.told(tx, note);
  }

  /** Deletes an unsigned note for good, with its versions. */
  async purge(tx: Tx, me: By, note: ClinicalNote): Promise<void> {
    const { id, patientId, type, version, authorId } = note;
    await tx.delete(ClinicalNote, { id });
    await this.audit.record(tx, me, 'note.purged', {
      ...{ entity: 'clinical_note', id, patientId, before: { type, version, authorId } },
    });
    await this.told(tx, note);
  }

  private async trail(tx: Tx, me: By, action: string, note: ClinicalNote, after: object): Promise<void> {
    const { id, patientId, type } = note;
    await this.audit.record(tx, me, action, { entity: 'clinical_note', id, patientId, after: { type, ...after } });
  }

  /** Of a diagnosis or a draft nobody is told whose it is: those hear it too who may not know of it. */
  private told(tx: Tx, { type, state, patientId }: ClinicalNote): Promise<void> {
    return this.events.publish(tx, 'notes', type === 'DIAGNOSIS' || state === 'DRAFT' ? {} : { patientId });
  }
}
