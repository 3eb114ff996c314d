import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';
import { AGE_GROUPS, CLINICAL_STATUSES, SEXES, STATS_MONTHS, STATS_PROVINCES } from '@cuspid/patients/contracts';
import type { AgeCountDto, MonthCountDto, PatientStatsDto, ProvinceCountDto } from '@cuspid/patients/contracts/dto';
import { clock } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { DataSource } from 'typeorm';
import { bornBy } from './birth-days';
import { CareTeam } from './care-team';
import { CareTeamMember } from './care-team-member';
import { Patient } from './patient';
import { PatientFilters } from './patient-filters';

/** A clinic of more patients is counted once in a while: it takes half a second for a million. */
const COUNTED = 10_000;
const BELIEVED_MS = 15_000;

type Sums = Record<string, string | null>;

/** Figures over the patients somebody sees, each in one round trip, each the length of a list of the directory. */
@Injectable()
export class PatientStats {
  private readonly known = new Map<string, { at: number; stats: PatientStatsDto }>();

  constructor(
    private readonly source: DataSource,
    private readonly filters: PatientFilters,
    private readonly careTeam: CareTeam,
    private readonly clinic: Clinic,
  ) {}

  async of(me: Actor): Promise<PatientStatsDto> {
    const isBounded = await this.careTeam.isBounded(me, 'patient.read');
    const today = await this.clinic.today();
    const key = `${isBounded ? me.id : 'all'} ${mayRole(me.role, 'patient.archive')} ${today}`;
    const known = this.known.get(key);
    if (known && clock.ms() - known.at < BELIEVED_MS) return known.stats;
    const stats = await this.counted(me, today, isBounded);
    this.known.clear();
    if (stats.total > COUNTED) this.known.set(key, { at: clock.ms(), stats });
    return stats;
  }

  private async counted(me: Actor, today: string, isBounded: boolean): Promise<PatientStatsDto> {
    const [facets, byAge, registered, byProvince, archived] = await Promise.all([
      this.facets(me),
      this.ages(me, today),
      this.registrations(me, today),
      this.provinces(me),
      mayRole(me.role, 'patient.archive') ? this.archived(me) : null,
    ]);
    // Who sees their own patients only is on the team of each.
    const unassigned = isBounded ? 0 : facets.total - (await this.assigned());
    return { ...facets, byAge, ...registered, byProvince, archived, unassigned };
  }

  private async facets(me: Actor) {
    const rows = await (
      await this.filters.visible(me, {})
    )
      .select('patient.clinicalStatus', 'status')
      .addSelect('patient.sex', 'sex')
      .addSelect('patient.allergyState', 'allergies')
      .addSelect('count(*)', 'count')
      .groupBy('patient.clinicalStatus')
      .addGroupBy('patient.sex')
      .addGroupBy('patient.allergyState')
      .getRawMany<{ status: string; sex: string; allergies: string; count: string }>();
    const sum = (holds: (row: (typeof rows)[number]) => boolean) =>
      rows.filter(holds).reduce((count, row) => count + Number(row.count), 0);
    return {
      total: sum(() => true),
      allergiesUnknown: sum((row) => row.allergies === 'UNKNOWN'),
      byStatus: CLINICAL_STATUSES.map((status) => ({ status, count: sum((row) => row.status === status) })),
      bySex: SEXES.map((sex) => ({ sex, count: sum((row) => row.sex === sex) })),
    };
  }

  private async ages(me: Actor, today: string): Promise<AgeCountDto[]> {
    const query = (await this.filters.visible(me, {})).select('sum(patient.dateOfBirth is null)', 'unknown');
    AGE_GROUPS.forEach(([from, to], group) => {
      const isYoungEnough = to === null ? '' : ` and patient.dateOfBirth > :after${group}`;
      query
        .addSelect(`sum(patient.dateOfBirth <= :by${group}${isYoungEnough})`, `group${group}`)
        .setParameter(`by${group}`, bornBy(today, from))
        .setParameter(`after${group}`, to === null ? undefined : bornBy(today, to + 1));
    });
    const sums = await query.getRawOne<Sums>();
    const groups = AGE_GROUPS.map(([from, to], group) => ({ from, to, count: Number(sums?.[`group${group}`] ?? 0) }));
    return [...groups, { from: null, to: null, count: Number(sums?.['unknown'] ?? 0) }];
  }

  private async registrations(me: Actor, today: string) {
    const months = monthsUntil(today);
    const query = await this.filters.visible(me, { registeredFrom: months[0]?.from });
    const day = await this.clinic.dayBounds(today);
    query.select('sum(patient.registeredAt >= :dayStarts and patient.registeredAt < :dayEnds)', 'today');
    query.setParameters({ dayStarts: new Date(day.from), dayEnds: new Date(day.to) });
    for (const [index, { from, to }] of months.entries()) {
      const [starts, ends] = [(await this.clinic.dayBounds(from)).from, (await this.clinic.dayBounds(to)).to];
      query
        .addSelect(`sum(patient.registeredAt >= :starts${index} and patient.registeredAt < :ends${index})`, `m${index}`)
        .setParameters({ [`starts${index}`]: new Date(starts), [`ends${index}`]: new Date(ends) });
    }
    const sums = await query.getRawOne<Sums>();
    const byMonth: MonthCountDto[] = months.map((month, index) => ({
      ...month,
      count: Number(sums?.[`m${index}`] ?? 0),
    }));
    return { registeredToday: Number(sums?.['today'] ?? 0), byMonth };
  }

  private async provinces(me: Actor): Promise<ProvinceCountDto[]> {
    const rows = await (
      await this.filters.visible(me, {})
    )
      .andWhere('patient.province is not null')
      .select('patient.province', 'province')
      .addSelect('count(*)', 'count')
      .groupBy('patient.province')
      .orderBy('count(*)', 'DESC')
      .addOrderBy('patient.province')
      .limit(STATS_PROVINCES)
      .getRawMany<{ province: string; count: string }>();
    return rows.map(({ province, count }) => ({ province, count: Number(count) }));
  }

  private async archived(me: Actor): Promise<number> {
    const query = (await this.filters.visible(me, { isArchived: true })).select('count(*)', 'count');
    return Number((await query.getRawOne<{ count: string }>())?.count);
  }

  /** Patients on whose care team somebody is, by the seats. */
  private async assigned(): Promise<number> {
    const row = await this.source
      .createQueryBuilder(CareTeamMember, 'seat')
      .innerJoin(Patient, 'patient', 'patient.id = seat.patientId and patient.isActive = true')
      .where('seat.activeUserId is not null')
      .select('count(distinct seat.patientId)', 'count')
      .getRawOne<{ count: string }>();
    return Number(row?.count);
  }
}

/** The first and the last day of each month looked back on, the oldest first. */
function monthsUntil(today: string): { from: string; to: string }[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return Array.from({ length: STATS_MONTHS }, (_, index) => {
    const first = month - STATS_MONTHS + index;
    return { from: day(Date.UTC(year, first, 1)), to: day(Date.UTC(year, first + 1, 0)) };
  });
}
