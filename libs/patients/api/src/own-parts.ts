import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Notice } from '@cuspid/notices/api';
import { AccessRequest } from './access-request';
import { CareTeamMember } from './care-team-member';
import { CareTeamRequest } from './care-team-request';
import { accessRequestsMerge, alertsMerge, careTeamMerge, careTeamRequestsMerge } from './merging/own-merges';
import { PatientMerge } from './merging/patient-merge';
import { countByPatient } from './part-counts';
import { lastEntryIn } from './last-entry';
import { PatientAlert } from './patient-alert';
import { PatientParts } from './patient-parts';
import { PatientTerm } from './patient-term';
import {
  accessRequestsExport,
  alertsExport,
  careTeamExport,
  careTeamRequestsExport,
  mergesExport,
} from './portable/own-exports';

/** What this domain itself keeps beside the record. */
@Injectable()
export class OwnParts implements OnModuleInit {
  constructor(private readonly parts: PatientParts) {}

  onModuleInit(): void {
    this.parts.add(
      {
        name: 'search-words',
        entity: PatientTerm,
        fromRegistration: (tx, ids) => countByPatient(tx, PatientTerm, ids),
        merge: { how: 'rebuilt' },
        export: null,
      },
      {
        name: 'alerts',
        entity: PatientAlert,
        lastEntry: (db, patientId) => lastEntryIn(db, PatientAlert, 'recordedAt', { patientId }),
        merge: alertsMerge,
        export: alertsExport,
      },
      { name: 'care-team', entity: CareTeamMember, merge: careTeamMerge, export: careTeamExport },
      {
        name: 'care-team-requests',
        entity: CareTeamRequest,
        merge: careTeamRequestsMerge,
        export: careTeamRequestsExport,
      },
      { name: 'access-requests', entity: AccessRequest, merge: accessRequestsMerge, export: accessRequestsExport },
      { name: 'notices', entity: Notice, export: null },
      { name: 'merges', entity: PatientMerge, merge: { how: 'stays' }, export: mergesExport },
    );
  }
}
