import { Injectable } from '@nestjs/common';
import { needsVerifying, NOTE, stateAfter, STEP_OF, type NoteAct } from '@cuspid/clinical-notes/contracts';
import type { AddAddendumDto, ClinicalNoteDto, SeenNoteDto, StrikeNoteDto } from '@cuspid/clinical-notes/contracts/dto';
import { Database, NotFound, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import type { ClinicalNote } from './clinical-note';
import { NoteAddendum } from './note-addendum';
import { addendumHash, signedHash, verifiedHash } from './note-content';
import { NoteAddendaFull, NoteEmpty } from './note-errors';
import { NoteKeeper } from './note-keeper';
import { factsOf, NoteReach, type Reached } from './note-reach';
import { oneNote } from './note-rows';

type Kept = Exclude<NoteAct, 'read' | 'edit' | 'purge'>;

/** An act with its time. */
interface Acting extends Reached {
  tx: Tx;
  at: Date;
}

/** What an act does besides leading to the next state: columns of the note, and what its version and the trail hold. */
interface Done {
  set: Partial<ClinicalNote>;
  added?: string;
  after?: object;
}

const UNVERIFIED = { verifiedById: null, verifiedAt: null, verifiedHash: null };

/** The steps of a note's life after its writing; which of them are possible the machine in the contracts says. */
@Injectable()
export class NoteActs {
  constructor(
    private readonly db: Database,
    private readonly reach: NoteReach,
    private readonly keeper: NoteKeeper,
  ) {}

  /** Signs a draft of one's own: its words are locked, and their hash kept. */
  sign(me: Actor, id: number, seen: SeenNoteDto): Promise<ClinicalNoteDto> {
    return this.act(me, id, 'sign', seen, async ({ note, actor, at }) => {
      if (!note.text.trim()) throw new NoteEmpty();
      note.signedAt = at;
      const hash = signedHash(note);
      return { set: { signedHash: hash, needsVerification: needsVerifying(actor.rights) }, after: { hash } };
    });
  }

  /** Puts one's name under somebody else's note, with what was added to it. */
  verify(me: Actor, id: number, seen: SeenNoteDto): Promise<ClinicalNoteDto> {
    return this.act(me, id, 'verify', seen, async ({ note, addenda, at }) => {
      const hash = verifiedHash(id, me.id, at, lastHash(note, addenda));
      return { set: { verifiedById: me.id, verifiedAt: at, verifiedHash: hash }, after: { hash } };
    });
  }

  /** Says more below a signed note. A verification ends by it. */
  addend(me: Actor, id: number, { text, ...seen }: AddAddendumDto): Promise<ClinicalNoteDto> {
    return this.act(me, id, 'addend', seen, async ({ tx, note, addenda, actor, at }) => {
      if (addenda.length >= NOTE.addendaMax) throw new NoteAddendaFull();
      const needsVerification = needsVerifying(actor.rights);
      const said = { noteId: id, number: addenda.length + 1, text, at, byId: me.id };
      const hash = addendumHash(said, lastHash(note, addenda));
      await tx.insert(NoteAddendum, { ...said, needsVerification, hash });
      return {
        set: { ...UNVERIFIED, needsVerification: note.needsVerification || needsVerification },
        added: text,
        after: { number: said.number, hash },
      };
    });
  }

  /** Strikes a signed note through, with the reason. */
  strike(me: Actor, id: number, { reason, ...seen }: StrikeNoteDto): Promise<ClinicalNoteDto> {
    return this.act(me, id, 'strike', seen, async ({ at }) => ({
      set: { ...UNVERIFIED, struckById: me.id, struckAt: at, strikeReason: reason },
      added: reason,
    }));
  }

  /** Puts an unsigned note into the bin. */
  async bin(me: Actor, id: number): Promise<void> {
    await this.act(me, id, 'bin', {}, async ({ at }) => ({ set: { binnedById: me.id, binnedAt: at } }));
  }

  /** Takes one out of it. */
  restore(me: Actor, id: number): Promise<ClinicalNoteDto> {
    return this.act(me, id, 'restore', {}, async () => ({ set: { binnedById: null, binnedAt: null } }));
  }

  /** Deletes one that lies there, for good. */
  purge(me: Actor, id: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const { note } = await this.reach.hold(tx, me, id, 'purge');
      await this.keeper.purge(tx, me, note);
    });
  }

  private act(
    me: Actor,
    id: number,
    act: Kept,
    { version }: SeenNoteDto,
    work: (acting: Acting) => Promise<Done>,
  ): Promise<ClinicalNoteDto> {
    return this.db.transaction(me, async (tx) => {
      const reached = await this.reach.hold(tx, me, id, act, version);
      const { note, addenda, actor } = reached;
      const next = stateAfter(factsOf(note, addenda), act);
      if (!next) throw new NotFound();
      const at = clock.now();
      const { set, ...told } = await work({ ...reached, tx, at });
      Object.assign(note, { state: next.state, ...set });
      await this.keeper.keep(tx, me, note, { step: STEP_OF[act], at, ...told });
      return oneNote(tx, note, actor);
    });
  }
}

/** The hash that covers all that was signed so far. */
export const lastHash = (note: ClinicalNote, addenda: readonly NoteAddendum[]): string =>
  addenda.at(-1)?.hash ?? note.signedHash ?? '';
