import { caseEntities } from './case-providers';
import { requirementEntities } from './requirements';

export { CasesModule } from './cases.module';
export { CaseList } from './cases/case-list';
export { CaseStats } from './cases/case-stats';
export { CaseTask, OVERDUE } from './cases/case-task';
export { CaseWork } from './cases/case-work';
export { CasesService } from './cases/cases.service';
export { TasksService } from './cases/tasks.service';
export { TeachingCase } from './cases/teaching-case';
export { CaseLogbookEntry } from './logbook/case-logbook-entry';
export { CaseReview } from './submissions/case-review';
export { CaseSubmission } from './submissions/case-submission';
export { Decisions } from './submissions/decisions.service';
export { contentText, reviewHash, type SubmissionContent } from './submissions/submission-content';
export { SubmissionsService } from './submissions/submissions.service';
export {
  RequirementKind,
  RequirementKinds,
  RequirementQuota,
  Requirements,
  StudentGroup,
  StudentGroupMember,
  StudentGroups,
} from './requirements';

/** The tables of this domain. */
export const casesEntities: (new () => object)[] = [...caseEntities, ...requirementEntities];
