import { firstHundred } from './first-hundred';
import { KeepChartVersionsAsFrozen1764000000101 } from './1764000000101-keep-chart-versions-as-frozen';
import { AddAuthorRoleToChartAct1764000000102 } from './1764000000102-add-author-role-to-chart-act';
import { CreateChartCosign1764000000103 } from './1764000000103-create-chart-cosign';
import { CreateChartPresence1764000000104 } from './1764000000104-create-chart-presence';
import { CreateChartWord1764000000106 } from './1764000000106-create-chart-word';
import { AddChartProfileToClinicSetting1764000000109 } from './1764000000109-add-chart-profile-to-clinic-setting';
import { CreateDocument1764000000110 } from './1764000000110-create-document';
import { CreateDocumentUpload1764000000111 } from './1764000000111-create-document-upload';
import { CreateDocumentUploadPart1764000000112 } from './1764000000112-create-document-upload-part';
import { CreateDocumentObject1764000000113 } from './1764000000113-create-document-object';
import { CreateCaseHistory1764000000115 } from './1764000000115-create-case-history';
import { CreateCaseHistoryVersion1764000000116 } from './1764000000116-create-case-history-version';
import { KeepCaseHistoryVersions1764000000117 } from './1764000000117-keep-case-history-versions';
import { CreateCaseHistoryDraft1764000000118 } from './1764000000118-create-case-history-draft';
import { CreateClinicalNote1764000000119 } from './1764000000119-create-clinical-note';
import { CreateClinicalNoteVersion1764000000120 } from './1764000000120-create-clinical-note-version';
import { CreateClinicalNoteAddendum1764000000121 } from './1764000000121-create-clinical-note-addendum';
import { KeepClinicalNotesAsSigned1764000000122 } from './1764000000122-keep-clinical-notes-as-signed';
import { KeepClinicalNoteHistory1764000000123 } from './1764000000123-keep-clinical-note-history';
import { TellDiagnosesApart1764000000124 } from './1764000000124-tell-diagnoses-apart';
import { CreatePatientProblem1764000000125 } from './1764000000125-create-patient-problem';
import { CreatePatientProblemVersion1764000000126 } from './1764000000126-create-patient-problem-version';
import { CreatePlanPhase1764000000127 } from './1764000000127-create-plan-phase';
import { CreatePlanItem1764000000128 } from './1764000000128-create-plan-item';
import { CreatePlanAcceptance1764000000129 } from './1764000000129-create-plan-acceptance';
import { CreateNoteTemplate1764000000130 } from './1764000000130-create-note-template';
import { CreatePosting1764000000134 } from './1764000000134-create-posting';
import { CreateNumberSeries1764000000135 } from './1764000000135-create-number-series';
import { CreateCashDrawer1764000000136 } from './1764000000136-create-cash-drawer';
import { CreatePostingAllocation1764000000137 } from './1764000000137-create-posting-allocation';
import { CreatePatientBalance1764000000138 } from './1764000000138-create-patient-balance';
import { KeepPostingsAppendOnly1764000000139 } from './1764000000139-keep-postings-append-only';
import { KeepTheLedgerAddingUp1764000000140 } from './1764000000140-keep-the-ledger-adding-up';
import { CreateReceiptPrint1764000000142 } from './1764000000142-create-receipt-print';
import { CreateInvoice1764000000143 } from './1764000000143-create-invoice';
import { CreateInvoiceCharge1764000000144 } from './1764000000144-create-invoice-charge';
import { CreateCreditNote1764000000145 } from './1764000000145-create-credit-note';
import { CreateDayClose1764000000146 } from './1764000000146-create-day-close';
import { CreateDayClosePosting1764000000147 } from './1764000000147-create-day-close-posting';
import { KeepDayCloses1764000000148 } from './1764000000148-keep-day-closes';
import { CreateInstalmentPlan1764000000149 } from './1764000000149-create-instalment-plan';
import { CreateInstalment1764000000150 } from './1764000000150-create-instalment';
import { CreateDiscount1764000000151 } from './1764000000151-create-discount';
import { CreateChargedItem1764000000152 } from './1764000000152-create-charged-item';
import { CreateInventoryItem1764000000155 } from './1764000000155-create-inventory-item';
import { CreateInventoryCode1764000000156 } from './1764000000156-create-inventory-code';
import { CreateInventoryLot1764000000157 } from './1764000000157-create-inventory-lot';
import { CreatePurchaseOrder1764000000158 } from './1764000000158-create-purchase-order';
import { CreatePurchaseOrderLine1764000000159 } from './1764000000159-create-purchase-order-line';
import { CreateStockMovement1764000000160 } from './1764000000160-create-stock-movement';
import { KeepStockMovements1764000000161 } from './1764000000161-keep-stock-movements';
import { CreateInventoryUse1764000000162 } from './1764000000162-create-inventory-use';
import { CreatePatientMaterial1764000000164 } from './1764000000164-create-patient-material';
import { CreateProcedureRecipe1764000000165 } from './1764000000165-create-procedure-recipe';
import { CreateProcedureRecipeLine1764000000166 } from './1764000000166-create-procedure-recipe-line';
import { IndexPostingsByDrawer1764000000173 } from './1764000000173-index-postings-by-drawer';
import { CreateTeachingCase1764000000174 } from './1764000000174-create-teaching-case';
import { CreateCaseTask1764000000175 } from './1764000000175-create-case-task';
import { CreateCaseRubric1764000000176 } from './1764000000176-create-case-rubric';
import { CreateCaseSubmission1764000000177 } from './1764000000177-create-case-submission';
import { CreateCaseReview1764000000178 } from './1764000000178-create-case-review';
import { CreateCaseSeen1764000000179 } from './1764000000179-create-case-seen';
import { CreateCaseLogbookEntry1764000000180 } from './1764000000180-create-case-logbook-entry';
import { CreateRequirementKind1764000000181 } from './1764000000181-create-requirement-kind';
import { CreateStudentGroup1764000000182 } from './1764000000182-create-student-group';
import { CreateStudentGroupMember1764000000183 } from './1764000000183-create-student-group-member';
import { CreateRequirementQuota1764000000184 } from './1764000000184-create-requirement-quota';
import { CreatePatientConsent1764000000185 } from './1764000000185-create-patient-consent';
import { CreateConsentWithdrawal1764000000186 } from './1764000000186-create-consent-withdrawal';
import { CreateCasePresentation1764000000187 } from './1764000000187-create-case-presentation';
import { CreateReportRollup1764000000190 } from './1764000000190-create-report-rollup';
import { CreateReportDay1764000000191 } from './1764000000191-create-report-day';
import { CreateReportTally1764000000192 } from './1764000000192-create-report-tally';
import { CreateReportTouch1764000000193 } from './1764000000193-create-report-touch';
import { TouchReportDays1764000000194 } from './1764000000194-touch-report-days';
import { CreateDentalIndex1764000000195 } from './1764000000195-create-dental-index';
import { CreateDentalIndexDue1764000000196 } from './1764000000196-create-dental-index-due';
import { CreateOrthoIndex1764000000197 } from './1764000000197-create-ortho-index';
import { IndexWorkByDay1764000000198 } from './1764000000198-index-work-by-day';
import { CreateReportExport1764000000200 } from './1764000000200-create-report-export';
import { CreateLegacyRow1764000000210 } from './1764000000210-create-legacy-row';
import { CreateBackupTaken1764000000212 } from './1764000000212-create-backup-taken';

/** Every migration, in the order they run. New ones go to the end (`npm run migration -- <name>`). */
export const migrations = [
  ...firstHundred,
  KeepChartVersionsAsFrozen1764000000101,
  AddAuthorRoleToChartAct1764000000102,
  CreateChartCosign1764000000103,
  CreateChartPresence1764000000104,
  CreateChartWord1764000000106,
  AddChartProfileToClinicSetting1764000000109,
  CreateDocument1764000000110,
  CreateDocumentUpload1764000000111,
  CreateDocumentUploadPart1764000000112,
  CreateDocumentObject1764000000113,
  CreateCaseHistory1764000000115,
  CreateCaseHistoryVersion1764000000116,
  KeepCaseHistoryVersions1764000000117,
  CreateCaseHistoryDraft1764000000118,
  CreateClinicalNote1764000000119,
  CreateClinicalNoteVersion1764000000120,
  CreateClinicalNoteAddendum1764000000121,
  KeepClinicalNotesAsSigned1764000000122,
  KeepClinicalNoteHistory1764000000123,
  TellDiagnosesApart1764000000124,
  CreatePatientProblem1764000000125,
  CreatePatientProblemVersion1764000000126,
  CreatePlanPhase1764000000127,
  CreatePlanItem1764000000128,
  CreatePlanAcceptance1764000000129,
  CreateNoteTemplate1764000000130,
  CreatePosting1764000000134,
  CreateNumberSeries1764000000135,
  CreateCashDrawer1764000000136,
  CreatePostingAllocation1764000000137,
  CreatePatientBalance1764000000138,
  KeepPostingsAppendOnly1764000000139,
  KeepTheLedgerAddingUp1764000000140,
  CreateReceiptPrint1764000000142,
  CreateInvoice1764000000143,
  CreateInvoiceCharge1764000000144,
  CreateCreditNote1764000000145,
  CreateDayClose1764000000146,
  CreateDayClosePosting1764000000147,
  KeepDayCloses1764000000148,
  CreateInstalmentPlan1764000000149,
  CreateInstalment1764000000150,
  CreateDiscount1764000000151,
  CreateChargedItem1764000000152,
  CreateInventoryItem1764000000155,
  CreateInventoryCode1764000000156,
  CreateInventoryLot1764000000157,
  CreatePurchaseOrder1764000000158,
  CreatePurchaseOrderLine1764000000159,
  CreateStockMovement1764000000160,
  KeepStockMovements1764000000161,
  CreateInventoryUse1764000000162,
  CreatePatientMaterial1764000000164,
  CreateProcedureRecipe1764000000165,
  CreateProcedureRecipeLine1764000000166,
  IndexPostingsByDrawer1764000000173,
  CreateTeachingCase1764000000174,
  CreateCaseTask1764000000175,
  CreateCaseRubric1764000000176,
  CreateCaseSubmission1764000000177,
  CreateCaseReview1764000000178,
  CreateCaseSeen1764000000179,
  CreateCaseLogbookEntry1764000000180,
  CreateRequirementKind1764000000181,
  CreateStudentGroup1764000000182,
  CreateStudentGroupMember1764000000183,
  CreateRequirementQuota1764000000184,
  CreatePatientConsent1764000000185,
  CreateConsentWithdrawal1764000000186,
  CreateCasePresentation1764000000187,
  CreateReportRollup1764000000190,
  CreateReportDay1764000000191,
  CreateReportTally1764000000192,
  CreateReportTouch1764000000193,
  TouchReportDays1764000000194,
  CreateDentalIndex1764000000195,
  CreateDentalIndexDue1764000000196,
  CreateOrthoIndex1764000000197,
  IndexWorkByDay1764000000198,
  CreateReportExport1764000000200,
  CreateLegacyRow1764000000210,
  CreateBackupTaken1764000000212,
];
