import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { NoteVerificationDto, SignatureDto } from '@cuspid/clinical-notes/contracts/dto';
import { namesOf } from '@cuspid/patients/api';
import type { Actor } from '@cuspid/platform/api';
import { DataSource } from 'typeorm';
import type { ClinicalNote } from './clinical-note';
import type { NoteAddendum } from './note-addendum';
import { addendumHash, signedHash, verifiedHash } from './note-content';
import { NoteUnsigned } from './note-errors';
import { NoteReach } from './note-reach';
import { person, type NameOf } from './note-rows';

/** Proves that a signed note says what was signed: every hash is reckoned anew from what the record says now. */
@Injectable()
export class NoteProof {
  constructor(
    private readonly source: DataSource,
    private readonly reach: NoteReach,
    private readonly audit: Audit,
  ) {}

  /** @throws NoteUnsigned for a draft: there is nothing to prove. */
  async of(me: Actor, noteId: number): Promise<NoteVerificationDto> {
    const db = this.source.manager;
    const { note, addenda } = await this.reach.open(db, me, noteId);
    const { signedAt, state } = note;
    if (!signedAt) throw new NoteUnsigned();
    this.audit.read(me, 'note.read', { entity: 'clinical_note', id: noteId, patientId: note.patientId });
    const name = await namesOf(db, [note.authorId, note.verifiedById, ...addenda.map(({ byId }) => byId)]);
    const author = { by: person(note.authorId, name), at: signedAt.toISOString() };
    const signed = signature(author, note.signedHash ?? '', signedHash(note));
    const { told, last } = chain(addenda, signed.hashNow, name);
    const verified = verificationOf(note, last, name);
    const agrees = [signed, ...told, ...(verified ? [verified] : [])].every((one) => one.agrees);
    return { noteId, state, agrees, signed, addenda: told, verified };
  }
}

const signature = (who: Pick<SignatureDto, 'by' | 'at'>, hash: string, hashNow: string): SignatureDto => ({
  ...{ ...who, hash, hashNow, agrees: hash === hashNow },
});

/** The addenda one below the other: a word changed above shows in all that stand under it. */
function chain(addenda: readonly NoteAddendum[], above: string, name: NameOf) {
  let last = above;
  const told = addenda.map((one) => {
    last = addendumHash(one, last);
    return signature({ by: person(one.byId, name), at: one.at.toISOString() }, one.hash, last);
  });
  return { told, last };
}

function verificationOf(note: ClinicalNote, above: string, name: NameOf): SignatureDto | null {
  const { verifiedById, verifiedAt, verifiedHash: kept } = note;
  if (!verifiedById || !verifiedAt) return null;
  const now = verifiedHash(note.id, verifiedById, verifiedAt, above);
  return signature({ by: person(verifiedById, name), at: verifiedAt.toISOString() }, kept ?? '', now);
}
