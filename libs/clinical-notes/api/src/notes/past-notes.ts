import { Injectable } from '@nestjs/common';
import { needsVerifying, type ExecutionStatus, type NoteType } from '@cuspid/clinical-notes/contracts';
import type { ToothId } from '@cuspid/odontogram';
import type { Role } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import { ClinicalNote } from './clinical-note';
import { NoteAddendum } from './note-addendum';
import { addendumHash, signedHash, verifiedHash } from './note-content';
import { NoteKeeper } from './note-keeper';
import { rightsOf } from './note-reach';

/** Who did something to a note of before. */
interface Hand {
  id: number;
  name: string;
  role: Role;
}

/** A note of before today, as far as its life went. */
export interface PastNote {
  patientId: number;
  author: Hand;
  type: NoteType;
  text: string;
  writtenAt: Date;
  teeth?: ToothId[];
  procedure?: string;
  executionStatus?: ExecutionStatus;
  outcome?: string;
  signedAt?: Date;
  addendum?: { by: Hand; text: string; at: Date };
  verified?: { by: Hand; at: Date };
  struck?: { by: Hand; reason: string; at: Date };
}

const EMPTY = {
  ...{ teeth: null, procedure: null, plannedFor: null, executedAt: null, executionStatus: null, outcome: null },
  ...{ visitId: null, planItemId: null, signedAt: null, signedHash: null, needsVerification: false, waitsSince: null },
  ...{ verifiedById: null, verifiedAt: null, verifiedHash: null, struckById: null, struckAt: null },
  ...{ strikeReason: null, binnedById: null, binnedAt: null },
} as const;

/** Enters notes of before today, step by step as they happened: what the demo clinic begins with. */
@Injectable()
export class PastNotes {
  constructor(private readonly keeper: NoteKeeper) {}

  async enter(tx: Tx, past: PastNote): Promise<void> {
    const { author, writtenAt, signedAt, addendum, verified, struck, ...said } = past;
    const note = tx.create(ClinicalNote, {
      ...{ ...EMPTY, ...said, authorId: author.id, state: 'DRAFT', createdAt: writtenAt, editedAt: writtenAt },
    });
    await this.keeper.keep(tx, author, note, { step: 'BEGUN', at: writtenAt });
    if (!signedAt) return;
    Object.assign(note, { state: 'SIGNED', signedAt, needsVerification: needsVerifying(rightsOf(author.role)) });
    note.signedHash = signedHash(note);
    await this.keeper.keep(tx, author, note, { step: 'SIGNED', at: signedAt, after: { hash: note.signedHash } });
    const last = addendum ? await this.addend(tx, note, addendum) : note.signedHash;
    if (verified) {
      const { by, at } = verified;
      const hash = verifiedHash(note.id, by.id, at, last);
      Object.assign(note, { state: 'VERIFIED', verifiedById: by.id, verifiedAt: at, verifiedHash: hash });
      await this.keeper.keep(tx, by, note, { step: 'VERIFIED', at, after: { hash } });
    }
    if (!struck) return;
    const { by, reason, at } = struck;
    const set = { state: 'STRUCK', struckById: by.id, struckAt: at, strikeReason: reason };
    Object.assign(note, { ...set, verifiedById: null, verifiedAt: null, verifiedHash: null });
    await this.keeper.keep(tx, by, note, { step: 'STRUCK', at, added: reason });
  }

  private async addend(tx: Tx, note: ClinicalNote, { by, text, at }: NonNullable<PastNote['addendum']>) {
    const said = { noteId: note.id, number: 1, text, at, byId: by.id };
    const hash = addendumHash(said, note.signedHash ?? '');
    await tx.insert(NoteAddendum, { ...said, needsVerification: needsVerifying(rightsOf(by.role)), hash });
    await this.keeper.keep(tx, by, note, { step: 'ADDENDUM', at, added: text, after: { hash } });
    return hash;
  }
}
