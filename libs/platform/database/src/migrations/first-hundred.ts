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
import { AddUserRoleName1764000000039 } from './1764000000039-add-user-role-name';
import { CreateAuditTurn1764000000041 } from './1764000000041-create-audit-turn';
import { CreateSearchWord1764000000044 } from './1764000000044-create-search-word';
import { CreateSearchKey1764000000045 } from './1764000000045-create-search-key';
import { IndexDirectory1764000000046 } from './1764000000046-index-directory';
import { CreateSavedView1764000000047 } from './1764000000047-create-saved-view';
import { ReworkPatientAlert1764000000049 } from './1764000000049-rework-patient-alert';
import { AddAlertsAskMonths1764000000050 } from './1764000000050-add-alerts-ask-months';
import { AddLifeToPatient1764000000051 } from './1764000000051-add-life-to-patient';
import { CreatePatientPurge1764000000052 } from './1764000000052-create-patient-purge';
import { AddMergedIntoToPatient1764000000053 } from './1764000000053-add-merged-into-to-patient';
import { CreatePatientMerge1764000000054 } from './1764000000054-create-patient-merge';
import { LetChartsMoveInAMerge1764000000055 } from './1764000000055-let-charts-move-in-a-merge';
import { CreatePatientImport1764000000056 } from './1764000000056-create-patient-import';
import { CreatePatientImportRow1764000000057 } from './1764000000057-create-patient-import-row';
import { IndexWhatHappenedToAPatient1764000000058 } from './1764000000058-index-what-happened-to-a-patient';
import { CreateNotice1764000000059 } from './1764000000059-create-notice';
import { CreateAccessRequest1764000000060 } from './1764000000060-create-access-request';
import { AddToVisit1764000000062 } from './1764000000062-add-to-visit';
import { CreateVisitSlot1764000000063 } from './1764000000063-create-visit-slot';
import { CreateVisitChange1764000000064 } from './1764000000064-create-visit-change';
import { CreateBlockOut1764000000065 } from './1764000000065-create-block-out';
import { CreateLetter1764000000066 } from './1764000000066-create-letter';
import { CreateLetterTemplate1764000000067 } from './1764000000067-create-letter-template';
import { CreateVisitLink1764000000068 } from './1764000000068-create-visit-link';
import { IndexWhatALetterIsAbout1764000000069 } from './1764000000069-index-what-a-letter-is-about';
import { CreateVisitFeed1764000000070 } from './1764000000070-create-visit-feed';
import { CreateVisitSeries1764000000072 } from './1764000000072-create-visit-series';
import { AddSeriesToVisit1764000000073 } from './1764000000073-add-series-to-visit';
import { CreateVisitProcedure1764000000074 } from './1764000000074-create-visit-procedure';
import { NoteActsAndVersions1764000000075 } from './1764000000075-note-acts-and-versions';
import { CreateShortNotice1764000000076 } from './1764000000076-create-short-notice';
import { CreateShortNoticeOffer1764000000077 } from './1764000000077-create-short-notice-offer';
import { AddStageTargets1764000000078 } from './1764000000078-add-stage-targets';
import { CreateQueueRouteAct1764000000079 } from './1764000000079-create-queue-route-act';
import { AddSettledToQueueEntry1764000000080 } from './1764000000080-add-settled-to-queue-entry';
import { AddLanguagesToQueueDisplay1764000000081 } from './1764000000081-add-languages-to-queue-display';
import { AddTicketLetters1764000000082 } from './1764000000082-add-ticket-letters';
import { CreateRecallRule1764000000083 } from './1764000000083-create-recall-rule';
import { CreateRecall1764000000084 } from './1764000000084-create-recall';
import { CreateRecallAttemptAndPreference1764000000085 } from './1764000000085-create-recall-attempt-and-preference';
import { IndexWhenVisitsWereMade1764000000086 } from './1764000000086-index-when-visits-were-made';
import { AddCalledAgainToQueueEntry1764000000087 } from './1764000000087-add-called-again-to-queue-entry';
import { IndexLettersOfAStateAndAKind1764000000089 } from './1764000000089-index-letters-of-a-state-and-a-kind';
import { CreatePerioExam1764000000091 } from './1764000000091-create-perio-exam';
import { CreatePerioVersion1764000000092 } from './1764000000092-create-perio-version';
import { CreatePerioTooth1764000000093 } from './1764000000093-create-perio-tooth';
import { KeepPerioAppendOnly1764000000094 } from './1764000000094-keep-perio-append-only';
import { CreateOrthoExam1764000000095 } from './1764000000095-create-ortho-exam';
import { CreateOrthoExamVersion1764000000096 } from './1764000000096-create-ortho-exam-version';
import { CreateOrthoControl1764000000097 } from './1764000000097-create-ortho-control';
import { CreateChartVersion1764000000099 } from './1764000000099-create-chart-version';
import { CreateChartVersionBin1764000000100 } from './1764000000100-create-chart-version-bin';

/** The migrations numbered 1 to 100, in their order. */
export const firstHundred = [
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
  AddUserRoleName1764000000039,
  CreateAuditTurn1764000000041,
  CreateSearchWord1764000000044,
  CreateSearchKey1764000000045,
  IndexDirectory1764000000046,
  CreateSavedView1764000000047,
  ReworkPatientAlert1764000000049,
  AddAlertsAskMonths1764000000050,
  AddLifeToPatient1764000000051,
  CreatePatientPurge1764000000052,
  AddMergedIntoToPatient1764000000053,
  CreatePatientMerge1764000000054,
  LetChartsMoveInAMerge1764000000055,
  CreatePatientImport1764000000056,
  CreatePatientImportRow1764000000057,
  IndexWhatHappenedToAPatient1764000000058,
  CreateNotice1764000000059,
  CreateAccessRequest1764000000060,
  AddToVisit1764000000062,
  CreateVisitSlot1764000000063,
  CreateVisitChange1764000000064,
  CreateBlockOut1764000000065,
  CreateLetter1764000000066,
  CreateLetterTemplate1764000000067,
  CreateVisitLink1764000000068,
  IndexWhatALetterIsAbout1764000000069,
  CreateVisitFeed1764000000070,
  CreateVisitSeries1764000000072,
  AddSeriesToVisit1764000000073,
  CreateVisitProcedure1764000000074,
  NoteActsAndVersions1764000000075,
  CreateShortNotice1764000000076,
  CreateShortNoticeOffer1764000000077,
  AddStageTargets1764000000078,
  CreateQueueRouteAct1764000000079,
  AddSettledToQueueEntry1764000000080,
  AddLanguagesToQueueDisplay1764000000081,
  AddTicketLetters1764000000082,
  CreateRecallRule1764000000083,
  CreateRecall1764000000084,
  CreateRecallAttemptAndPreference1764000000085,
  IndexWhenVisitsWereMade1764000000086,
  AddCalledAgainToQueueEntry1764000000087,
  IndexLettersOfAStateAndAKind1764000000089,
  CreatePerioExam1764000000091,
  CreatePerioVersion1764000000092,
  CreatePerioTooth1764000000093,
  KeepPerioAppendOnly1764000000094,
  CreateOrthoExam1764000000095,
  CreateOrthoExamVersion1764000000096,
  CreateOrthoControl1764000000097,
  CreateChartVersion1764000000099,
  CreateChartVersionBin1764000000100,
];
