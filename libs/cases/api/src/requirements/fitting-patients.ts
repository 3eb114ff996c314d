import { Injectable } from '@nestjs/common';
import { CaseHistory } from '@cuspid/case-history/api';
import type { FittingFilter, FittingPatientDto } from '@cuspid/cases/contracts/dto';
import { CareTeam, Patient } from '@cuspid/patients/api';
import { cursorOf, limitOf, NotFound, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { DataSource, In } from 'typeorm';
import { RequirementKind } from './requirement-kind';
import { classOf, isClass } from './work-sources';

const PLACE = 'place';
const NO_STUDENT = `not exists (select 1 from care_team_member seat
  where seat.patient_id = waits.patient_id and seat.role = 'STUDENT' and seat.active_user_id is not null)`;

const WAITING_BY_CLASS = `select ${classOf('waits.patient_id')} as class, count(*) as patients
  from case_history waits where waits.waiting_place is not null and ${NO_STUDENT} group by class`;

/** Patients on the waiting list whom no student treats yet, and whose class a requirement asks for. */
@Injectable()
export class FittingPatients {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
  ) {}

  /** How many there are of each class in the whole clinic: a number names nobody. */
  async counts(): Promise<Map<string, number>> {
    const rows: { class: string | null; patients: string | number }[] = await this.source.query(WAITING_BY_CLASS);
    return new Map(rows.flatMap((row) => (row.class === null ? [] : [[row.class, Number(row.patients)]])));
  }

  /** Those the caller may see, by their place on the list. A kind that asks for no class fits nobody in particular. */
  async list(me: Actor, kindId: number, filter: FittingFilter): Promise<Page<FittingPatientDto>> {
    const kind = await this.source.manager.findOneBy(RequirementKind, { id: kindId });
    if (!kind) throw new NotFound();
    if (!isClass(kind)) return { items: [], nextCursor: null, ...(filter.count && { total: 0 }) };
    const { caseClass } = kind;
    const asked = this.source
      .createQueryBuilder(CaseHistory, 'waits')
      .where('waits.waitingPlace is not null')
      .andWhere(NO_STUDENT)
      .andWhere(`${classOf('waits.patient_id')} = :caseClass`, { caseClass });
    const query = await this.careTeam.visibleTo(me, asked, 'history.read', 'waits.patientId');
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [place, id] = placeOf(filter.cursor, PLACE, 2);
      query.andWhere('(waits.waitingPlace > :place or (waits.waitingPlace = :place and waits.patientId > :id))', {
        ...{ place, id },
      });
    }
    const limit = limitOf(filter);
    const rows = await query
      .orderBy('waits.waitingPlace')
      .addOrderBy('waits.patientId')
      .limit(limit + 1)
      .getMany();
    const placeOfRow = ({ waitingPlace, patientId }: CaseHistory) => cursorOf(PLACE, [waitingPlace, patientId]);
    const page = pageFrom(rows, limit, placeOfRow, (row) => row);
    const patients = await this.patients(page.items.map(({ patientId }) => patientId));
    const items = page.items.flatMap(({ patientId, dhc, waitingSince }): FittingPatientDto[] => {
      const patient = patients.get(patientId);
      if (!patient || waitingSince === null) return [];
      const { patientCode, firstName, lastName } = patient;
      return [{ patientId, patientCode, firstName, lastName, caseClass, dhc, waitingSince }];
    });
    return { ...page, items, ...(total !== undefined && { total }) };
  }

  private async patients(ids: readonly number[]): Promise<Map<number, Patient>> {
    const found = ids.length ? await this.source.manager.findBy(Patient, { id: In([...ids]) }) : [];
    return new Map(found.map((patient) => [patient.id, patient]));
  }
}
