import type { EntryFault } from '@cuspid/dental-chart/contracts';
import type { ContradictionDto, FindingDto } from '@cuspid/dental-chart/contracts/dto';
import type { EntryError } from '@cuspid/odontogram';
import { DomainError, Invalid } from '@cuspid/platform/api';

/** The text was not understood; the error names the place in it and what was expected there. */
export class EntryNotUnderstood extends Invalid {
  override readonly code = 'entry-not-understood';
  constructor({ code, ...place }: EntryError) {
    const fault: EntryFault = { path: 'text', fault: code, ...place };
    super([fault], place.message);
  }
}

/** The mouth cannot be like that. */
export class ImpossibleState extends Invalid {
  override readonly code = 'impossible-state';
  constructor(path: string, message: string) {
    super([{ path, message }], message);
  }
}

export class ChartContradiction extends DomainError {
  readonly code = 'chart-contradiction';
  readonly status = 409;
  constructor(override readonly conflict: ContradictionDto) {
    super('Somebody recorded something else on the same place meanwhile. Look at both, then decide.');
  }
}

export class NothingToUndo extends DomainError {
  readonly code = 'nothing-to-undo';
  readonly status = 409;
  constructor() {
    super('There is nothing of yours to take back on this chart.');
  }
}

export class NothingToRedo extends DomainError {
  readonly code = 'nothing-to-redo';
  readonly status = 409;
  constructor() {
    super('There is nothing to redo: you have taken nothing back, or recorded something since.');
  }
}

export class BuiltUpon extends DomainError {
  readonly code = 'built-upon';
  readonly status = 409;
  override readonly conflict: { theirs: FindingDto[] };
  constructor(theirs: FindingDto[]) {
    super('Somebody has built on it since. Look at what they recorded, then correct the finding itself.');
    this.conflict = { theirs };
  }
}

/** The finding has been taken back or replaced since the caller saw it. */
export class NotCurrent extends DomainError {
  readonly code = 'not-current';
  readonly status = 409;
  override readonly conflict: { theirs: FindingDto[] };
  constructor(theirs: FindingDto[]) {
    super('This finding has been taken back or replaced meanwhile. Look at the chart again.');
    this.conflict = { theirs };
  }
}

/** Planned work was taken off the chart, or overtaken there: it has to be planned on the chart again. */
export class WorkTakenBack extends DomainError {
  readonly code = 'work-taken-back';
  readonly status = 409;
  constructor() {
    super('This has been taken off the chart. Plan it there again, then take it into the plan.');
  }
}
