import { Injectable } from '@nestjs/common';
import { CareTeam, Patient } from '@cuspid/patients/api';
import { NotFound, type Actor } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';
import type { OwnReportDto, OwnReportFilter, OwnRowsFilter, ReportRowsDto } from '@cuspid/reports/contracts/dto';
import { User } from '@cuspid/users/api';
import type { EntityManager } from 'typeorm';
import { figureDtos, lineOf } from '../engine/report-source';
import { NoSuchFigure, rowsOf } from '../engine/rows';
import { ReportsService } from '../reports.service';
import { ownRules } from './own-rules';

/** Whose work an administrator may look at besides their own: everybody's. */
const SEES_ALL = 'report.read';

/** What each clinician and student did themselves. */
@Injectable()
export class OwnWork {
  constructor(
    private readonly reports: ReportsService,
    private readonly careTeam: CareTeam,
  ) {}

  /** @throws NotFound (404) for somebody else, unless the caller is an administrator */
  of(me: Actor, { userId, ...filter }: OwnReportFilter): Promise<OwnReportDto> {
    return this.reports.reading(filter, async (read) => {
      const { id, name, role } = await whose(read.db, me, userId);
      const rules = ownRules(id);
      const figures = await figureDtos(read, rules);
      const lines = [];
      for (const rule of rules) {
        if (rule.key === 'own-completed' || rule.key === 'own-missed') lines.push(await lineOf(read, rule));
      }
      const series = [{ key: 'visits', label: 'Visits', unit: 'COUNT' as const, currency: null, lines }];
      const { from, to, zone, compared, groupBy, groups } = read.period;
      const days = { from, to, zone, comparedFrom: compared.from, comparedTo: compared.to, groupBy, groups };
      return { kind: 'own', ...days, person: { id, name, role }, figures, series, tables: [] };
    });
  }

  /**
   * The rows behind a figure: what the person did, and nothing else. A patient who is no longer in the caller's care is counted and
   * not named. @throws NoSuchFigure, NotFound (404)
   */
  rows(me: Actor, { userId, ...filter }: OwnRowsFilter): Promise<ReportRowsDto> {
    return this.reports.reading(filter, async (read) => {
      const { id } = await whose(read.db, me, userId);
      const rule = ownRules(id).find(({ key }) => key === filter.figure);
      if (!rule) throw new NoSuchFigure();
      return this.named(read.db, me, await rowsOf(read, rule, filter));
    });
  }

  private async named(db: EntityManager, me: Actor, page: ReportRowsDto): Promise<ReportRowsDto> {
    const ids = [...new Set(page.items.flatMap(({ patient }) => (patient ? [patient.id] : [])))];
    if (!ids.length) return page;
    const query = db
      .createQueryBuilder(Patient, 'patient')
      .select('patient.id')
      .where('patient.id in (:...ids)', { ids });
    const seen = await this.careTeam.visibleTo(me, query, 'patient.read', 'patient.id', db);
    const known = new Set((await seen.getMany()).map(({ id }) => id));
    const items = page.items.map((row) =>
      row.patient && !known.has(row.patient.id) ? { ...row, patient: null, link: null } : row,
    );
    return { ...page, items };
  }
}

/** A person and one who does not exist look alike to who may not look. */
async function whose(db: EntityManager, me: Actor, userId = me.id): Promise<User> {
  const person = userId === me.id || mayRole(me.role, SEES_ALL) ? await db.findOneBy(User, { id: userId }) : null;
  if (!person) throw new NotFound();
  return person;
}
