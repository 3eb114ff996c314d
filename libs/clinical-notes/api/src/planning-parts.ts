import { Injectable, type OnModuleInit } from '@nestjs/common';
import { lastEntryIn, PatientParts, TimelineSources } from '@cuspid/patients/api';
import { acceptancesExport, itemsExport, phasesExport, problemsExport, problemVersionsExport } from './planning-export';
import { PLANNING_SOURCES } from './planning-timeline';
import { PlanAcceptance } from './plan/plan-acceptance';
import { PlanItem } from './plan/plan-item';
import { PlanPhase } from './plan/plan-phase';
import { PatientProblem } from './problems/patient-problem';
import { PatientProblemVersion } from './problems/patient-problem-version';

/**
 * What problems and plans keep about a patient, and tell of them. Two records' plans become one by their rows moving: phases
 * stand beside each other in their order, findings and problems keep their numbers, and taking a merge back moves them home.
 */
@Injectable()
export class PlanningParts implements OnModuleInit {
  constructor(
    private readonly parts: PatientParts,
    private readonly sources: TimelineSources,
  ) {}

  onModuleInit(): void {
    this.parts.add(
      {
        name: 'problems',
        entity: PatientProblem,
        lastEntry: (db, patientId) => lastEntryIn(db, PatientProblem, 'updatedAt', { patientId }),
        export: problemsExport,
      },
      { name: 'problem-versions', entity: PatientProblemVersion, export: problemVersionsExport },
      { name: 'plan-phases', entity: PlanPhase, export: phasesExport },
      {
        name: 'plan-items',
        entity: PlanItem,
        lastEntry: (db, patientId) => lastEntryIn(db, PlanItem, 'updatedAt', { patientId }),
        export: itemsExport,
      },
      {
        name: 'plan-acceptances',
        entity: PlanAcceptance,
        lastEntry: (db, patientId) => lastEntryIn(db, PlanAcceptance, 'recordedAt', { patientId }),
        export: acceptancesExport,
      },
    );
    this.sources.add(...PLANNING_SOURCES);
  }
}
