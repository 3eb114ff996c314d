import { DomainError } from '@cuspid/platform/api';
import { CARE_TEAM, type AccessStatus, type RequestStatus } from '@cuspid/patients/contracts';

/** Whoever joins a care team is an active orthodontist, dental surgeon or student. */
export class PersonCannotJoin extends DomainError {
  readonly code = 'person-cannot-join';
  readonly status = 409;
  constructor() {
    super('This person is no active orthodontist, dental surgeon or student, or is no longer.');
  }
}

export class OnlyByRequest extends DomainError {
  readonly code = 'only-by-request';
  readonly status = 409;
  constructor() {
    super('An orthodontist joins or leaves a care team when reception asks and they agree.');
  }
}

export class AlreadyOnCareTeam extends DomainError {
  readonly code = 'already-on-care-team';
  readonly status = 409;
  constructor() {
    super('This person is on the care team already.');
  }
}

export class NotOnCareTeam extends DomainError {
  readonly code = 'not-on-care-team';
  readonly status = 409;
  constructor() {
    super('This person is not on the care team, or not any more.');
  }
}

export class CareTeamFull extends DomainError {
  readonly code = 'care-team-full';
  readonly status = 409;
  constructor() {
    super(`A care team has at most ${CARE_TEAM.placesMax} places. Take somebody off first.`);
  }
}

export class AlreadyAsked extends DomainError {
  readonly code = 'already-asked';
  readonly status = 409;
  constructor() {
    super('This person has been asked already and has not answered yet.');
  }
}

const OUTCOMES: Record<Exclude<RequestStatus, 'PENDING'>, string> = {
  APPROVED: 'This request has been accepted already.',
  REJECTED: 'This request has been returned already.',
  WITHDRAWN: 'This request has been withdrawn.',
  EXPIRED: `Nobody answered this request within ${CARE_TEAM.requestDays} days: it has expired.`,
};

/** The request has been answered, taken back or has run out already; `conflict.status` says which. */
export class RequestDecided extends DomainError {
  readonly code = 'request-decided';
  readonly status = 409;
  override readonly conflict: { status: RequestStatus };
  constructor(status: Exclude<RequestStatus, 'PENDING'>) {
    super(OUTCOMES[status]);
    this.conflict = { status };
  }
}

const ANSWERS: Record<Exclude<AccessStatus, 'PENDING'>, string> = {
  GRANTED: 'Access has been given already.',
  REFUSED: 'Access has been refused already.',
  LAPSED: `Nobody answered this request within ${CARE_TEAM.accessDays} days: it has lapsed.`,
};

/** The question for access has been answered or has lapsed; `conflict.status` says which. */
export class AccessDecided extends DomainError {
  readonly code = 'access-decided';
  readonly status = 409;
  override readonly conflict: { status: AccessStatus };
  constructor(status: Exclude<AccessStatus, 'PENDING'>) {
    super(ANSWERS[status]);
    this.conflict = { status };
  }
}

/** Those of the care team who put people of the asker's role on it answer; without any, reception does. */
export class AnsweredByOthers extends DomainError {
  readonly code = 'answered-by-others';
  readonly status = 409;
  constructor() {
    super('This is answered by those on the care team who may put the person on it, or, without any, by reception.');
  }
}

export class PatientArchived extends DomainError {
  readonly code = 'patient-archived';
  readonly status = 409;
  constructor() {
    super('This patient’s record has been put away: nobody can join or leave the care team.');
  }
}
