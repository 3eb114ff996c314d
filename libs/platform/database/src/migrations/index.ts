import { CreateTypeormMetadata1764000000001 } from './1764000000001-create-typeorm-metadata';
import { CreateUser1764000000002 } from './1764000000002-create-user';
import { CreateSession1764000000003 } from './1764000000003-create-session';
import { CreateRefreshToken1764000000004 } from './1764000000004-create-refresh-token';
import { CreateAuditEntry1764000000005 } from './1764000000005-create-audit-entry';
import { CreateIdempotencyKey1764000000006 } from './1764000000006-create-idempotency-key';
import { CreateLiveEvent1764000000007 } from './1764000000007-create-live-event';
import { CreateMailOutbox1764000000008 } from './1764000000008-create-mail-outbox';
import { CreateClinicSetting1764000000009 } from './1764000000009-create-clinic-setting';
import { CreateChair1764000000010 } from './1764000000010-create-chair';
import { CreateSequence1764000000011 } from './1764000000011-create-sequence';
import { CreatePatient1764000000012 } from './1764000000012-create-patient';
import { CreatePatientTerm1764000000013 } from './1764000000013-create-patient-term';
import { CreatePatientAlert1764000000014 } from './1764000000014-create-patient-alert';
import { CreateCareTeamMember1764000000015 } from './1764000000015-create-care-team-member';
import { CreateVisit1764000000016 } from './1764000000016-create-visit';
import { CreateQueueEntry1764000000017 } from './1764000000017-create-queue-entry';
import { CreateQueueMove1764000000018 } from './1764000000018-create-queue-move';
import { CreateQueueDisplay1764000000019 } from './1764000000019-create-queue-display';
import { CreateDentalChart1764000000020 } from './1764000000020-create-dental-chart';
import { CreateChartAct1764000000021 } from './1764000000021-create-chart-act';
import { CreateChartFinding1764000000022 } from './1764000000022-create-chart-finding';
import { MakeAppendOnly1764000000023 } from './1764000000023-make-append-only';
import { AddToUser1764000000024 } from './1764000000024-add-to-user';
import { CreateTemporaryPassword1764000000025 } from './1764000000025-create-temporary-password';
import { CreatePasswordReset1764000000026 } from './1764000000026-create-password-reset';
import { CreateAttemptLimit1764000000027 } from './1764000000027-create-attempt-limit';
import { AddToMailOutbox1764000000028 } from './1764000000028-add-to-mail-outbox';
import { CreateCareTeamRequest1764000000029 } from './1764000000029-create-care-team-request';
import { CreateAuditSeal1764000000030 } from './1764000000030-create-audit-seal';
import { AddToAuditEntry1764000000031 } from './1764000000031-add-to-audit-entry';
import { CreateAuditArchive1764000000032 } from './1764000000032-create-audit-archive';
import { KeepAuditSixYears1764000000033 } from './1764000000033-keep-audit-six-years';
import { AddToClinicSetting1764000000034 } from './1764000000034-add-to-clinic-setting';
import { ReworkChair1764000000035 } from './1764000000035-rework-chair';
import { CreateVisitType1764000000036 } from './1764000000036-create-visit-type';
import { CreateClinicProcedure1764000000037 } from './1764000000037-create-clinic-procedure';
import { CreateDepartmentAndHoliday1764000000038 } from './1764000000038-create-department-and-holiday';
import { CreateAuditTurn1764000000041 } from './1764000000041-create-audit-turn';
import { AddUserRoleName1764000000039 } from './1764000000039-add-user-role-name';
import { CreateAccessRequest1764000000060 } from './1764000000060-create-access-request';
import { IndexWhatHappenedToAPatient1764000000058 } from './1764000000058-index-what-happened-to-a-patient';
import { CreateNotice1764000000059 } from './1764000000059-create-notice';
import { ReworkPatientAlert1764000000049 } from './1764000000049-rework-patient-alert';
import { AddAlertsAskMonths1764000000050 } from './1764000000050-add-alerts-ask-months';
import { AddLifeToPatient1764000000051 } from './1764000000051-add-life-to-patient';
import { CreatePatientPurge1764000000052 } from './1764000000052-create-patient-purge';
import { AddMergedIntoToPatient1764000000053 } from './1764000000053-add-merged-into-to-patient';
import { CreatePatientMerge1764000000054 } from './1764000000054-create-patient-merge';
import { LetChartsMoveInAMerge1764000000055 } from './1764000000055-let-charts-move-in-a-merge';
import { IndexDirectory1764000000046 } from './1764000000046-index-directory';
import { CreateSavedView1764000000047 } from './1764000000047-create-saved-view';
import { CreatePatientImport1764000000056 } from './1764000000056-create-patient-import';
import { CreatePatientImportRow1764000000057 } from './1764000000057-create-patient-import-row';
import { CreateSearchWord1764000000044 } from './1764000000044-create-search-word';
import { CreateSearchKey1764000000045 } from './1764000000045-create-search-key';
import { AddToVisit1764000000062 } from './1764000000062-add-to-visit';
import { CreateVisitSlot1764000000063 } from './1764000000063-create-visit-slot';
import { CreateVisitChange1764000000064 } from './1764000000064-create-visit-change';
import { CreateBlockOut1764000000065 } from './1764000000065-create-block-out';

/** Every migration, in the order they run. New ones go to the end (`npm run migration -- <name>`). */
export const migrations = [
  CreateTypeormMetadata1764000000001,
  CreateUser1764000000002,
  CreateSession1764000000003,
  CreateRefreshToken1764000000004,
  CreateAuditEntry1764000000005,
  CreateIdempotencyKey1764000000006,
  CreateLiveEvent1764000000007,
  CreateMailOutbox1764000000008,
  CreateClinicSetting1764000000009,
  CreateChair1764000000010,
  CreateSequence1764000000011,
  CreatePatient1764000000012,
  CreatePatientTerm1764000000013,
  CreatePatientAlert1764000000014,
  CreateCareTeamMember1764000000015,
  CreateVisit1764000000016,
  CreateQueueEntry1764000000017,
  CreateQueueMove1764000000018,
  CreateQueueDisplay1764000000019,
  CreateDentalChart1764000000020,
  CreateChartAct1764000000021,
  CreateChartFinding1764000000022,
  MakeAppendOnly1764000000023,
  AddToUser1764000000024,
  CreateTemporaryPassword1764000000025,
  CreatePasswordReset1764000000026,
  CreateAttemptLimit1764000000027,
  AddToMailOutbox1764000000028,
  CreateCareTeamRequest1764000000029,
  CreateAuditSeal1764000000030,
  AddToAuditEntry1764000000031,
  CreateAuditArchive1764000000032,
  KeepAuditSixYears1764000000033,
  AddToClinicSetting1764000000034,
  ReworkChair1764000000035,
  CreateVisitType1764000000036,
  CreateClinicProcedure1764000000037,
  CreateDepartmentAndHoliday1764000000038,
  CreateAuditTurn1764000000041,
  AddUserRoleName1764000000039,
  CreateNotice1764000000059,
  IndexDirectory1764000000046,
  CreateSavedView1764000000047,
  CreateAccessRequest1764000000060,
  ReworkPatientAlert1764000000049,
  AddAlertsAskMonths1764000000050,
  AddLifeToPatient1764000000051,
  CreatePatientPurge1764000000052,
  AddMergedIntoToPatient1764000000053,
  CreatePatientMerge1764000000054,
  LetChartsMoveInAMerge1764000000055,
  IndexWhatHappenedToAPatient1764000000058,
  CreatePatientImport1764000000056,
  CreatePatientImportRow1764000000057,
  CreateSearchWord1764000000044,
  CreateSearchKey1764000000045,
  AddToVisit1764000000062,
  CreateVisitSlot1764000000063,
  CreateVisitChange1764000000064,
  CreateBlockOut1764000000065,
];
