import { CaseParts } from './case-parts';
import { CaseTies } from './case-ties';
import { CaseTimeline } from './case-timeline';
import { AtChair } from './cases/at-chair';
import { CaseKeeper } from './cases/case-keeper';
import { CaseList } from './cases/case-list';
import { CaseNotices } from './cases/case-notices';
import { CaseOpening } from './cases/case-opening';
import { CaseReach } from './cases/case-reach';
import { CaseRows } from './cases/case-rows';
import { CaseStats } from './cases/case-stats';
import { CaseTask } from './cases/case-task';
import { CaseTasksController } from './cases/case-tasks.controller';
import { CaseWork } from './cases/case-work';
import { CasesController } from './cases/cases.controller';
import { CasesService } from './cases/cases.service';
import { HandoverController } from './cases/handover.controller';
import { HandoverService } from './cases/handover.service';
import { TasksService } from './cases/tasks.service';
import { TeachingCase } from './cases/teaching-case';
import { CaseLogbookEntry } from './logbook/case-logbook-entry';
import { LogbookService } from './logbook/logbook.service';
import { CaseRubric } from './rubrics/case-rubric';
import { RubricsController } from './rubrics/rubrics.controller';
import { RubricsService } from './rubrics/rubrics.service';
import { CaseProof } from './submissions/case-proof';
import { CaseReview } from './submissions/case-review';
import { CaseSeen } from './submissions/case-seen';
import { CaseSubmission } from './submissions/case-submission';
import { Countersigning } from './submissions/countersigning';
import { Decisions } from './submissions/decisions.service';
import { SubmissionRows } from './submissions/submission-rows';
import { SubmissionsController } from './submissions/submissions.controller';
import { SubmissionsService } from './submissions/submissions.service';

/** The tables of the cases themselves. */
export const caseEntities = [
  ...[TeachingCase, CaseTask, CaseRubric, CaseSubmission, CaseReview, CaseSeen, CaseLogbookEntry],
];
export const caseControllers = [
  ...[CasesController, CaseTasksController, SubmissionsController, HandoverController, RubricsController],
];
/** What other rooms may ask. */
export const caseExports = [CasesService, CaseList, CaseStats, CaseWork, TasksService, SubmissionsService, Decisions];
export const caseProviders = [
  ...caseExports,
  ...[CaseReach, CaseKeeper, CaseNotices, CaseOpening, CaseRows, AtChair, HandoverService, LogbookService],
  ...[RubricsService, SubmissionRows, Countersigning, CaseProof, CaseParts, CaseTies, CaseTimeline],
];
