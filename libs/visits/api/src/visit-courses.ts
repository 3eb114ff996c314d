import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import { CareTeam } from '@cuspid/patients/api';
import { UsersService } from '@cuspid/users/api';
import type { VisitStage } from '@cuspid/visits/contracts';
import type { VisitCoursesDto } from '@cuspid/visits/contracts/dto';
import { DataSource, type EntityManager } from 'typeorm';
import { Visit } from './visit';

const VISITS = 500;
const STEPS = 50;

/** A step of a visit's patient through the clinic. */
export interface VisitStep {
  visitId: number;
  stage: VisitStage;
  at: Date;
  byId: number | null;
}

type Told = (db: EntityManager, visitIds: readonly number[]) => Promise<VisitStep[]>;

/** How visits went on after the patient came: told by the domain above, which moves them through the clinic. */
@Injectable()
export class VisitCourses {
  private told: Told = async () => [];

  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
    private readonly users: UsersService,
  ) {}

  /** The queue tells the steps of these visits, oldest first. */
  tell(told: Told): void {
    this.told = told;
  }

  async of(me: Actor, patientId: number): Promise<VisitCoursesDto> {
    const db = this.source.manager;
    await this.careTeam.require(db, me, patientId, 'visit.read');
    const visits = await db.find(Visit, {
      where: { patientId },
      select: { id: true },
      order: { startsAt: 'DESC' },
      take: VISITS,
    });
    const ids = visits.map(({ id }) => id);
    const steps = ids.length ? await this.told(db, ids) : [];
    const people = await this.users.named(steps.map(({ byId }) => byId));
    const shown = ({ stage, at, byId }: VisitStep) => ({
      stage,
      at: at.toISOString(),
      by: (byId && people.get(byId)) || null,
    });
    const courses = ids.map((visitId) => ({ visitId, steps: steps.filter((step) => step.visitId === visitId) }));
    const items = courses.filter((course) => course.steps.length);
    return { items: items.map(({ visitId, steps: own }) => ({ visitId, steps: own.slice(0, STEPS).map(shown) })) };
  }
}
