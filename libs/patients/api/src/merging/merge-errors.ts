import { DomainError } from '@cuspid/platform/api';
import type { MergedRecordDto, ObjectionDto } from '@cuspid/patients/contracts/dto';

import type { Patient } from '../patient';

/** How a record is named to somebody who may see it. */
export const recordOf = ({
  id,
  patientCode,
  firstName,
  lastName,
}: Pick<Patient, 'id' | 'patientCode' | 'firstName' | 'lastName'>): MergedRecordDto => ({
  id,
  patientCode,
  name: `${firstName} ${lastName}`,
});

/** The record is part of another one now; `conflict` says which. */
export class PatientMerged extends DomainError {
  readonly code = 'patient-merged';
  readonly status = 410;
  override readonly conflict: MergedRecordDto;
  constructor(into: MergedRecordDto) {
    super(`This record was merged into ${into.patientCode}, ${into.name}.`);
    this.conflict = into;
  }
}

export class MergeBlocked extends DomainError {
  readonly code = 'merge-blocked';
  readonly status = 409;
  override readonly conflict: { items: ObjectionDto[] };
  constructor(items: ObjectionDto[]) {
    super('These two records cannot be merged as they are: see what stands against it.');
    this.conflict = { items };
  }
}

export class LooksLikeTwoPeople extends DomainError {
  readonly code = 'looks-like-two-people';
  readonly status = 409;
  override readonly conflict: { items: ObjectionDto[] };
  constructor(items: ObjectionDto[]) {
    super('These records look like those of two people. Make sure that it is one person, and say so.');
    this.conflict = { items };
  }
}

export class MergeClash extends DomainError {
  readonly code = 'merge-clash';
  readonly status = 409;
  constructor() {
    super('Both records hold something of which a patient can have only one. Settle it on one of them first.');
  }
}

export class NoMerge extends DomainError {
  readonly code = 'no-merge';
  readonly status = 409;
  constructor() {
    super('Nothing is merged into this record that could be taken back.');
  }
}

export class NewerMerge extends DomainError {
  readonly code = 'newer-merge';
  readonly status = 409;
  constructor() {
    super('This is not the newest merge of this record, or it has been taken back. Take back the newest one first.');
  }
}

export class TiedSince extends DomainError {
  readonly code = 'tied-since';
  readonly status = 409;
  constructor() {
    super('Something recorded since the merge belongs to both records, so they cannot be parted any more.');
  }
}
