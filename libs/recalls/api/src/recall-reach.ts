import { Injectable } from '@nestjs/common';
import { NotFound, type Actor } from '@cuspid/platform/api';
import type { Permission } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import { CareTeam } from '@cuspid/patients/api';
import type { RecallDto } from '@cuspid/recalls/contracts/dto';
import { Recall } from './recall';
import { RecallRows } from './recall-rows';

/** *For this recall?* As for its patient. */
@Injectable()
export class RecallReach {
  constructor(
    private readonly careTeam: CareTeam,
    private readonly rows: RecallRows,
  ) {}

  /** The recall, with its patient held until the transaction ends: patients come first, everywhere. */
  async hold(tx: Tx, me: Actor, id: number, permission: Permission): Promise<Recall> {
    const about = await tx.findOneBy(Recall, { id });
    if (!about) throw new NotFound();
    await this.careTeam.require(tx, me, about.patientId, permission, true);
    const recall = await tx.findOne(Recall, { where: { id }, lock: { mode: 'pessimistic_write' } });
    // Its rule was deleted while the patient was waited for, or nothing is due by it any more.
    if (!recall || recall.stage === 'NONE') throw new NotFound();
    return recall;
  }

  /** How the recall is shown once something has been done with it. */
  async shown(tx: Tx, id: number): Promise<RecallDto> {
    const recall = await this.rows.one(tx, id);
    if (!recall) throw new NotFound();
    return recall;
  }
}
