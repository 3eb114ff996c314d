import { Injectable } from '@nestjs/common';
import { Database, type Actor } from '@cuspid/platform/api';
import { reachOf } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import type { DuplicatesDto, ProbeDuplicatesDto, RegisterPatientDto } from '@cuspid/patients/contracts/dto';
import { ArchivedLikenesses } from './archived-likenesses';
import { Duplicates, type Likeness } from './duplicates';
import type { Patient } from './patient';
import { PossibleDuplicate } from './patient-errors';
import { PatientRows } from './patient-rows';

type Decision = Pick<RegisterPatientDto, 'isNotDuplicate' | 'notTheSameAs'>;

const NAMED = ['firstName', 'lastName', 'dateOfBirth'] as const;
const isToTheLetter = ({ agrees }: Likeness) => NAMED.every((field) => agrees.includes(field));

/** What has to be decided about people who may be registered already, and by whom it was. */
@Injectable()
export class DuplicateDecisions {
  constructor(
    private readonly db: Database,
    private readonly duplicates: Duplicates,
    private readonly archived: ArchivedLikenesses,
    private readonly rows: PatientRows,
  ) {}

  /** Who may be registered already. Which archived record it is learns only who may see archived records. */
  async probe(me: Pick<Actor, 'role'>, probe: ProbeDuplicatesDto): Promise<DuplicatesDto> {
    const db = this.db.source.manager;
    const [like, archived] = await Promise.all([this.duplicates.like(db, probe), this.archived.like(db, probe)]);
    const maySee = reachOf(me.role, 'patient.archive') === 'all';
    return {
      items: await this.rows.ofLikenesses(db, like),
      hasArchived: archived.length > 0,
      archived: maySee ? await this.rows.ofLikenesses(db, archived) : [],
    };
  }

  /**
   * Those whom somebody has looked at and said not to be this person. Refuses (409) while there are others: for a desk,
   * which names whom it has seen, everybody likely; for a program, which does not, who agrees to the letter.
   */
  async taken(tx: Tx, patient: Patient, { notTheSameAs: seen, isNotDuplicate }: Decision): Promise<Likeness[]> {
    const { firstName, lastName, dateOfBirth, phone } = patient;
    const like = await this.duplicates.like(tx, { firstName, lastName, dateOfBirth, phone });
    if (!seen && isNotDuplicate) return like;
    const isSeen = (one: Likeness) => seen?.includes(one.patient.id) ?? false;
    const open = like.filter((one) => !isSeen(one) && (seen ? one.isBlocking : isToTheLetter(one)));
    if (open.length) throw new PossibleDuplicate(await this.rows.ofLikenesses(tx, open));
    return like.filter(isSeen);
  }
}

/** Whom somebody saw, and what agreed: what the audit log keeps of the decision. */
export const decisionOf = (like: readonly Likeness[]) => ({
  notTheSameAs: like.map(({ patient, agrees }) => ({ id: patient.id, patientCode: patient.patientCode, agrees })),
});
