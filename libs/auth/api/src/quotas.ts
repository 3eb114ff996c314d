import { Injectable } from '@nestjs/common';
import { Quotas } from '@cuspid/platform/api';
import { Attempts } from './attempts';

/** What may be done only so often is counted where attempts are: whichever replica is asked, all of them have counted. */
@Injectable()
export class SharedQuotas extends Quotas {
  constructor(private readonly attempts: Attempts) {
    super();
  }

  async require(what: string, most: number, seconds: number): Promise<void> {
    await this.attempts.require({ name: 'quota', max: most, seconds }, what);
  }
}
