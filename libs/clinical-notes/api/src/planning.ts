import { Drafting } from './drafting/drafting.service';
import { DraftingController } from './drafting/drafting.controller';
import { PlanningParts } from './planning-parts';
import { PlanningReach } from './plan/planning-reach';
import { PlanController } from './plan/plan.controller';
import { PlanItems } from './plan/plan-items.service';
import { PlanPartsController } from './plan/plan-parts.controller';
import { PlanPhases } from './plan/plan-phases.service';
import { PlanRows } from './plan/plan-rows';
import { Plans } from './plan/plan.service';
import { PlanStates } from './plan/plan-states.service';
import { PlanTerms } from './plan/plan-terms';
import { PlanAcceptance } from './plan/plan-acceptance';
import { PlanItem } from './plan/plan-item';
import { PlanPhase } from './plan/plan-phase';
import { PatientProblem } from './problems/patient-problem';
import { PatientProblemVersion } from './problems/patient-problem-version';
import { ProblemsController } from './problems/problems.controller';
import { Problems } from './problems/problems.service';
import { NoteTemplate } from './templates/note-template';
import { NoteTemplatesController } from './templates/templates.controller';
import { NoteTemplates } from './templates/templates.service';
import { TemplateFilling } from './templates/template-filling.service';

/** The tables of problems, plans and texts for notes. */
export const planningEntities = [
  PatientProblem,
  PatientProblemVersion,
  PlanPhase,
  PlanItem,
  PlanAcceptance,
  NoteTemplate,
];

export const planningControllers = [
  ProblemsController,
  PlanController,
  PlanPartsController,
  NoteTemplatesController,
  DraftingController,
];
export const planningProviders = [
  Drafting,
  NoteTemplates,
  TemplateFilling,
  PlanningParts,

  PlanItems,
  PlanningReach,
  PlanPhases,
  PlanRows,
  Plans,
  PlanStates,
  PlanTerms,
  Problems,
];
/** What other rooms ask. */
export const planningExports = [PlanItems, PlanPhases, Plans, PlanStates, Problems];
