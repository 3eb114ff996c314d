import { DomainError, Invalid, NotAllowed, NotFound } from '@cuspid/platform/api';
import { CASE, type CaseRefusal } from '@cuspid/cases/contracts';

/** Only the case's own supervisor judges and sets work. */
export class NotItsSupervisor extends DomainError {
  readonly code = 'not-its-supervisor';
  readonly status = 403;
  constructor() {
    super('This case has another supervisor.');
  }
}

/** Only the case's own student works on it. */
export class NotItsStudent extends DomainError {
  readonly code = 'not-its-student';
  readonly status = 403;
  constructor() {
    super('This case has another student.');
  }
}

/** Nobody judges work of their own, whatever they may do by now. */
export class OwnWork extends DomainError {
  readonly code = 'own-work';
  readonly status = 403;
  constructor() {
    super('This is your own work: somebody else judges it.');
  }
}

/** The student has left the care team: work stops until they are put on again. */
export class CaseRemoved extends DomainError {
  readonly code = 'case-removed';
  readonly status = 409;
  constructor() {
    super('The student has left the care team. Put them on it again to go on.');
  }
}

/** Only a case whose student has left is deleted. */
export class CaseNotRemoved extends DomainError {
  readonly code = 'case-not-removed';
  readonly status = 409;
  constructor() {
    super('The student is still on the care team. Take them off first.');
  }
}

/** The case is verified: it stays as it is until its supervisor opens it again. */
export class CaseClosed extends DomainError {
  readonly code = 'case-closed';
  readonly status = 409;
  constructor() {
    super('This case is verified and closed.');
  }
}

/** The case waits for verification. */
export class CaseSubmitted extends DomainError {
  readonly code = 'case-submitted';
  readonly status = 409;
  constructor() {
    super('This case waits for its supervisor’s verification.');
  }
}

/** There is nothing to verify or to reject. */
export class CaseNotSubmitted extends DomainError {
  readonly code = 'case-not-submitted';
  readonly status = 409;
  constructor() {
    super('This case is not handed in for verification.');
  }
}

/** Only a verified case is opened again. */
export class CaseNotClosed extends DomainError {
  readonly code = 'case-not-closed';
  readonly status = 409;
  constructor() {
    super('This case is open.');
  }
}

/** The student has an open case with this patient. */
export class CaseOpenAlready extends DomainError {
  readonly code = 'case-open-already';
  readonly status = 409;
  constructor() {
    super('This student has an open case with this patient.');
  }
}

/** Its supervisor does not supervise it any more. */
export class SupervisorGone extends DomainError {
  readonly code = 'supervisor-gone';
  readonly status = 409;
  constructor() {
    super('The supervisor of this case does not supervise it any more. Somebody else has to take it over.');
  }
}

/** A case is taken over only when nobody supervises it. */
export class SupervisorThere extends DomainError {
  readonly code = 'supervisor-there';
  readonly status = 409;
  constructor() {
    super('This case has a supervisor, who can offer it to you.');
  }
}

/** The case is not offered to the caller. */
export class HandoverNotOffered extends DomainError {
  readonly code = 'handover-not-offered';
  readonly status = 409;
  constructor() {
    super('This case is not offered to be handed over.');
  }
}

/** A task is started once. */
export class TaskNotAssigned extends DomainError {
  readonly code = 'task-not-assigned';
  readonly status = 409;
  constructor() {
    super('This task was started already.');
  }
}

/** A task is started before it is completed. */
export class TaskNotBegun extends DomainError {
  readonly code = 'task-not-begun';
  readonly status = 409;
  constructor() {
    super('This task is not being worked on.');
  }
}

/** Only a completed task is reviewed or handed back. */
export class TaskNotCompleted extends DomainError {
  readonly code = 'task-not-completed';
  readonly status = 409;
  constructor() {
    super('The student has not completed this task.');
  }
}

/** A reviewed task stays as it is. */
export class TaskReviewed extends DomainError {
  readonly code = 'task-reviewed';
  readonly status = 409;
  constructor() {
    super('This task is reviewed and stays as it is.');
  }
}

/** Work was handed in with the task: the word on it is the word on the task, and it is signed. */
export class TaskHandedIn extends DomainError {
  readonly code = 'task-handed-in';
  readonly status = 409;
  constructor() {
    super('Work was handed in with this task. Approve or return that.');
  }
}

/** A case has as many tasks as one can have. */
export class TooManyTasks extends DomainError {
  readonly code = 'too-many-tasks';
  readonly status = 409;
  constructor() {
    super(`This case has ${CASE.tasksMax} tasks.`);
  }
}

/** The word on this version was said already. */
export class SubmissionDecided extends DomainError {
  readonly code = 'submission-decided';
  readonly status = 409;
  constructor() {
    super('This version has been decided already.');
  }
}

/** What was looked at is not what would be signed. */
export class NewerVersionArrived extends DomainError {
  readonly code = 'newer-version-arrived';
  readonly status = 409;
  constructor(version: number) {
    super(`Version ${version} arrived, and you looked at another. Read it before you decide.`);
  }
}

/** Work of a case has as many versions as it can have. */
export class TooManySubmissions extends DomainError {
  readonly code = 'too-many-submissions';
  readonly status = 409;
  constructor() {
    super(`Work was handed in ${CASE.submissionsMax} times in this case.`);
  }
}

/** Unknown, not the supervisor of this case, inactive or wrong: all the same. */
export class CountersignRefused extends Invalid {
  override readonly code = 'countersign-refused';
  constructor() {
    super(
      [{ path: 'password', message: 'is not that of the supervisor of this case' }],
      'Address and password are not those of this case’s supervisor.',
    );
  }
}

const REFUSALS: Record<CaseRefusal, () => DomainError> = {
  unseen: () => new NotFound(),
  'not-allowed': () => new NotAllowed('case.supervise'),
  'not-its-supervisor': () => new NotItsSupervisor(),
  'not-its-student': () => new NotItsStudent(),
  'own-work': () => new OwnWork(),
  'case-removed': () => new CaseRemoved(),
  'case-not-removed': () => new CaseNotRemoved(),
  'case-closed': () => new CaseClosed(),
  'case-submitted': () => new CaseSubmitted(),
  'case-not-submitted': () => new CaseNotSubmitted(),
  'case-not-closed': () => new CaseNotClosed(),
  'supervisor-gone': () => new SupervisorGone(),
  'supervisor-there': () => new SupervisorThere(),
  'handover-not-offered': () => new HandoverNotOffered(),
  'task-not-assigned': () => new TaskNotAssigned(),
  'task-not-begun': () => new TaskNotBegun(),
  'task-not-completed': () => new TaskNotCompleted(),
  'task-reviewed': () => new TaskReviewed(),
  'submission-decided': () => new SubmissionDecided(),
};

/** What the caller is told when the rules of a case's life refuse something. */
export const refused = (why: CaseRefusal): DomainError => REFUSALS[why]();
