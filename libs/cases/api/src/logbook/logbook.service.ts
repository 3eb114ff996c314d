import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { LogbookEntryDto, LogbookFilter } from '@cuspid/cases/contracts/dto';
import { CareTeam } from '@cuspid/patients/api';
import { cursorOf, instantOf, limitOf, NotFound, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import { reachOf, type Page } from '@cuspid/platform/contracts';
import { UsersService } from '@cuspid/users/api';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import { DataSource } from 'typeorm';
import { CaseLogbookEntry } from './case-logbook-entry';

/** What was done with a case, also when it is gone. */
@Injectable()
export class LogbookService {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly users: UsersService,
    private readonly audit: Audit,
  ) {}

  async list(me: Actor, caseId: number, filter: LogbookFilter): Promise<Page<LogbookEntryDto>> {
    await this.require(me, caseId);
    const isOldest = filter.order === 'oldest';
    const [direction, past] = isOldest ? (['ASC', '>'] as const) : (['DESC', '<'] as const);
    const query = this.source
      .createQueryBuilder(CaseLogbookEntry, 'entry')
      .useIndex('case_logbook_entry_case')
      .where('entry.caseId = :caseId', { caseId });
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [moment, id] = placeOf(filter.cursor, 'at', 2);
      query.andWhere(`entry.at ${past}= :moment and (entry.at ${past} :moment or entry.id ${past} :id)`, {
        ...{ moment: instantOf(moment), id },
      });
    }
    const rows = await query
      .orderBy('entry.at', direction)
      .addOrderBy('entry.id', direction)
      .limit(limitOf(filter) + 1)
      .getMany();
    const staff = await this.users.named(rows.flatMap(({ byId, studentId }) => [byId, studentId]));
    const page = pageFrom(
      rows,
      limitOf(filter),
      ({ at, id }) => cursorOf('at', [at.toISOString(), id]),
      (row) => told(row, staff),
    );
    return { ...page, ...(total !== undefined && { total }) };
  }

  /** Whose patient it was may read it; a student their own, as long as they look after the patient. */
  private async require(me: Actor, caseId: number): Promise<void> {
    const [last] = await this.source.manager.find(CaseLogbookEntry, {
      where: { caseId },
      order: { at: 'DESC', id: 'DESC' },
      take: 1,
    });
    if (!last || (me.role === 'STUDENT' && last.studentId !== me.id)) throw new NotFound();
    // Of a patient deleted for good nobody is left whose care it could be in.
    if (last.patientId === null) {
      if (reachOf(me.role, 'case.read') !== 'all') throw new NotFound();
    } else await this.careTeam.require(this.source.manager, me, last.patientId, 'case.read');
    const patientId = last.patientId ?? undefined;
    this.audit.read(me, 'case.logbook-read', { entity: 'teaching_case', id: caseId, ...(patientId && { patientId }) });
  }
}

function told(row: CaseLogbookEntry, staff: ReadonlyMap<number, StaffDto>): LogbookEntryDto {
  const [by, student] = [staff.get(row.byId), staff.get(row.studentId)];
  if (!by || !student) throw new NotFound();
  const { id, caseId, act, patientCode, subject, version, percent, words } = row;
  return { id, caseId, at: row.at.toISOString(), act, by, student, patientCode, subject, version, percent, words };
}
