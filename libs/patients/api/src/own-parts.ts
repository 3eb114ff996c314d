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
      },
      {
        name: 'alerts',
        entity: PatientAlert,
        lastEntry: (db, patientId) => lastEntryIn(db, PatientAlert, 'recordedAt', { patientId }),
      },
      { name: 'care-team', entity: CareTeamMember },
      { name: 'care-team-requests', entity: CareTeamRequest },
      { name: 'access-requests', entity: AccessRequest },
      { name: 'notices', entity: Notice },
    );
  }
}
