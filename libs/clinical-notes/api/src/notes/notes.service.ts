import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { lackingFor, type NoteActor, type NoteType } from '@cuspid/clinical-notes/contracts';
import type { ClinicalNoteDto, EditNoteDto, WriteNoteDto } from '@cuspid/clinical-notes/contracts/dto';
import { canonicalJson } from '@cuspid/dental-chart/api';
import { Database, Invalid, NotAllowed, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { Visit } from '@cuspid/visits/api';
import { PlanItem } from '../plan/plan-item';
import { ClinicalNote } from './clinical-note';
import { columnsOf, contentOf } from './note-content';
import { NoteKeeper } from './note-keeper';
import { NoteReach } from './note-reach';
import { oneNote } from './note-rows';

/** Clocks of the chair side are not all right to the minute. */
const AHEAD_MS = 5 * 60_000;
const ENTITY = 'clinical_note';

/** Notes while they are written: a draft is its author's, and saves itself. */
@Injectable()
export class NotesService {
  constructor(
    private readonly db: Database,
    private readonly reach: NoteReach,
    private readonly keeper: NoteKeeper,
    private readonly audit: Audit,
  ) {}

  /** Begins a note. */
  write(me: Actor, patientId: number, what: WriteNoteDto): Promise<ClinicalNoteDto> {
    return this.db.transaction(me, async (tx) => {
      await this.reach.patient(tx, me, patientId, 'edit');
      const actor = await this.reach.actor(tx, me, patientId);
      requireType(what.type, actor);
      await requireLinks(tx, patientId, what);
      const at = clock.now();
      const note = tx.create(ClinicalNote, {
        ...{ text: '', teeth: null, procedure: null, plannedFor: null, executedAt: null },
        ...{ executionStatus: null, outcome: null, visitId: null, planItemId: null },
        ...columnsOf(what),
        ...{ type: what.type, patientId, authorId: me.id, state: 'DRAFT', needsVerification: false },
        ...{ createdAt: at, editedAt: at, signedAt: null, signedHash: null, waitsSince: null },
        ...{ verifiedById: null, verifiedAt: null, verifiedHash: null },
        ...{ struckById: null, struckAt: null, strikeReason: null, binnedById: null, binnedAt: null },
      });
      await this.keeper.keep(tx, me, note, { step: 'BEGUN', at });
      return oneNote(tx, note, actor);
    });
  }

  /** One note. */
  async read(me: Actor, id: number): Promise<ClinicalNoteDto> {
    const db = this.db.source.manager;
    const { note, actor } = await this.reach.open(db, me, id);
    this.audit.read(me, 'note.read', { entity: ENTITY, id, patientId: note.patientId });
    return oneNote(db, note, actor);
  }

  /** Changes a draft; nothing changed is no version. */
  edit(me: Actor, id: number, version: number, what: EditNoteDto): Promise<ClinicalNoteDto> {
    return this.db.transaction(me, async (tx) => {
      const { note, actor } = await this.reach.hold(tx, me, id, 'edit', version);
      if (what.type && what.type !== note.type) requireType(what.type, actor);
      await requireLinks(tx, note.patientId, what);
      const before = saidBy(note);
      Object.assign(note, columnsOf(what));
      if (saidBy(note) === before) return oneNote(tx, note, actor);
      const at = clock.now();
      note.editedAt = at;
      await this.keeper.keep(tx, me, note, { step: 'SAVED', at, after: { fields: Object.keys(what).join(',') } });
      return oneNote(tx, note, actor);
    });
  }
}

const saidBy = (note: ClinicalNote): string =>
  canonicalJson({ ...contentOf(note), visitId: note.visitId, planItemId: note.planItemId });

function requireType(type: NoteType, { rights }: NoteActor): void {
  const lacking = lackingFor(type, rights);
  if (lacking) throw new NotAllowed(lacking);
}

/** A visit and an item of the plan are this patient's; what was done was done before now. */
async function requireLinks(tx: Tx, patientId: number, what: EditNoteDto): Promise<void> {
  const { visitId, planItemId, executedAt } = what;
  const absent = 'is not there for this patient';
  if (visitId && !(await tx.existsBy(Visit, { id: visitId, patientId })))
    throw new Invalid([{ path: 'visitId', message: absent }]);
  if (planItemId && !(await tx.existsBy(PlanItem, { id: planItemId, patientId })))
    throw new Invalid([{ path: 'planItemId', message: absent }]);
  if (executedAt && new Date(executedAt).getTime() > clock.ms() + AHEAD_MS)
    throw new Invalid([{ path: 'executedAt', message: 'is a time that has not come yet' }]);
}
