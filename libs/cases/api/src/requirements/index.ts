import { CountedWork } from './counted-work';
import { FittingPatients } from './fitting-patients';
import { GroupParts } from './group-parts';
import { RequirementKind } from './requirement-kind';
import { RequirementKindsController } from './requirement-kinds.controller';
import { RequirementKinds } from './requirement-kinds.service';
import { RequirementQuota } from './requirement-quota';
import { RequirementsController } from './requirements.controller';
import { Requirements } from './requirements.service';
import { StudentGroup } from './student-group';
import { StudentGroupMember } from './student-group-member';
import { StudentGroupsController } from './student-groups.controller';
import { StudentGroups } from './student-groups.service';
import { StudentReach } from './student-reach';

export { RequirementKind, RequirementQuota, StudentGroup, StudentGroupMember };
export { RequirementKinds } from './requirement-kinds.service';
export { Requirements } from './requirements.service';
export { StudentGroups } from './student-groups.service';

export const requirementEntities = [RequirementKind, StudentGroup, StudentGroupMember, RequirementQuota];

/** They stand before those of the cases: `cases/:id` would take `cases/requirements` for a case. */
export const requirementControllers = [RequirementsController, RequirementKindsController, StudentGroupsController];

export const requirementProviders = [
  ...[RequirementKinds, StudentGroups, GroupParts],
  ...[StudentReach, Requirements, CountedWork, FittingPatients],
];
