import { Injectable } from '@nestjs/common';
import { PRIORITIES } from '@cuspid/case-history/contracts';
import type { WaitingDto, WaitingExportFilter, WaitingFilter } from '@cuspid/case-history/contracts/dto';
import { ageOn } from '@cuspid/dental-chart/api';
import { CareTeam, namesOf, Patient } from '@cuspid/patients/api';
import { cursorOf, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { Clinic } from '@cuspid/settings/api';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { CaseHistory } from './case-history';

const DAY_MS = 86_400_000;

/** Who waits for the orthodontist: by priority, and of one priority who has waited longest first. */
@Injectable()
export class WaitingList {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly clinic: Clinic,
  ) {}

  async list(me: Actor, filter: WaitingFilter): Promise<Page<WaitingDto>> {
    const query = await this.asked(me, filter);
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [place, id] = placeOf(filter.cursor, 'place', 2);
      query.andWhere('waits.waitingPlace >= :place and (waits.waitingPlace > :place or waits.patientId > :id)', {
        ...{ place, id },
      });
    }
    const limit = limitOf(filter);
    const found = await query
      .orderBy('waits.waitingPlace', 'ASC')
      .addOrderBy('waits.patientId', 'ASC')
      .limit(limit + 1)
      .getMany();
    const page = pageFrom(
      found,
      limit,
      ({ waitingPlace, patientId }) => cursorOf('place', [waitingPlace, patientId]),
      (row) => row,
    );
    return { ...page, items: await this.told(page.items), ...(total !== undefined && { total }) };
  }

  /** How many the filter means. */
  async count(me: Actor, filter: WaitingExportFilter): Promise<number> {
    return (await this.asked(me, filter)).getCount();
  }

  private asked(me: Actor, { mode, priority }: WaitingExportFilter): Promise<SelectQueryBuilder<CaseHistory>> {
    const query = this.source.createQueryBuilder(CaseHistory, 'waits').where('waits.waitingPlace is not null');
    // Left to itself, MySQL walks the whole list in its order and passes over all other modes.
    if (mode) query.useIndex('case_history_waiting_mode').andWhere('waits.waitingMode = :mode', { mode });
    if (priority) {
      // All of one priority stand together in the order of the places.
      const rank = PRIORITIES.indexOf(priority);
      query.andWhere('waits.waitingPlace between :first and :last', { first: `${rank} `, last: `${rank} 9` });
    }
    return this.careTeam.visibleTo(me, query, 'history.read', 'waits.patientId');
  }

  private async told(rows: readonly CaseHistory[]): Promise<WaitingDto[]> {
    if (!rows.length) return [];
    const db = this.source.manager;
    const today = await this.clinic.today();
    const patients = await db.findBy(Patient, { id: In(rows.map(({ patientId }) => patientId)) });
    const known = new Map(patients.map((patient) => [patient.id, patient]));
    const name = await namesOf(
      db,
      rows.map(({ decidedById }) => decidedById),
    );
    return rows.flatMap((row) => {
      const { patientId, waitingMode, waitingSince, decidedById } = row;
      const patient = known.get(patientId);
      if (!patient || !waitingMode || !waitingSince) return [];
      return {
        patient: personOf(patient, today),
        ...{ mode: waitingMode, priority: row.waitingPriority, since: waitingSince, dhc: row.dhc },
        days: Math.max(0, daysBetween(waitingSince, today)),
        decidedBy: decidedById === null ? null : { id: decidedById, name: name(decidedById) ?? '' },
      };
    });
  }
}

function personOf(patient: Patient, today: string): WaitingDto['patient'] {
  const { id, patientCode, firstName, lastName, phone, guardianPhone } = patient;
  const age = ageOn(today, patient);
  return {
    ...{ id, patientCode, firstName, lastName, phone: phone ?? guardianPhone },
    age: age === null ? null : Math.max(0, Math.floor(age)),
  };
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;
