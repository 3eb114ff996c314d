import type { FindingDto, MovedOnDto } from '@cuspid/dental-chart/contracts/dto';
import { DomainError } from '@cuspid/platform/api';

/** A student recorded something after the chart that was looked at: nobody signs what they have not seen. */
export class ChartMovedOn extends DomainError {
  readonly code = 'chart-moved-on';
  readonly status = 409;
  constructor(override readonly conflict: MovedOnDto) {
    super('A student has recorded more on this chart meanwhile. Look at it, then co-sign.');
  }
}

/** What a clinician has co-signed is not undone by a key; it is taken back with a reason, which is looked at again. */
export class CoSignedAlready extends DomainError {
  readonly code = 'co-signed';
  readonly status = 409;
  override readonly conflict: { theirs: FindingDto[] };
  constructor(theirs: FindingDto[]) {
    super('A clinician has co-signed it since. To correct it, take the finding back with a reason.');
    this.conflict = { theirs };
  }
}
