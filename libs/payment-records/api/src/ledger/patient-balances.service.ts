import { Injectable } from '@nestjs/common';
import { CareTeam } from '@cuspid/patients/api';
import type { PatientBalanceDto } from '@cuspid/payment-records/contracts/dto';
import type { Actor } from '@cuspid/platform/api';
import { DataSource } from 'typeorm';
import { PatientBalance } from './patient-balance';
import { Posting } from './posting';

/** Where the patients of a page stand: one question for all of them. */
@Injectable()
export class PatientBalances {
  constructor(
    private readonly source: DataSource,
    private readonly careTeam: CareTeam,
  ) {}

  async of(me: Actor, patientIds: string): Promise<{ items: PatientBalanceDto[] }> {
    const ids = [...new Set(patientIds.split(',').map(Number))];
    const query = this.source
      .createQueryBuilder(PatientBalance, 'account')
      .where('account.patientId in (:...ids)', { ids })
      .andWhere('exists (select 1 from patient p where p.id = account.patient_id and p.is_active = 1)')
      .orderBy('account.patientId')
      .addOrderBy('account.currency');
    await this.careTeam.visibleTo(me, query, 'payment.read', 'account.patientId');
    const found = await query.getMany();
    const last = await this.lastOf(found.map(({ patientId }) => patientId));
    return {
      items: found.flatMap(({ patientId, currency, balanceMinor, openSince }) => {
        const lastOn = last.get(patientId);
        return lastOn === undefined ? [] : [{ patientId, currency, balanceMinor, openSince, lastOn }];
      }),
    };
  }

  /** The day of each one's newest line. */
  private async lastOf(ids: readonly number[]): Promise<Map<number, string>> {
    if (!ids.length) return new Map();
    const rows: { id: number; day: string }[] = await this.source
      .createQueryBuilder(Posting, 'posting')
      .select('posting.patient_id', 'id')
      .addSelect(`date_format(max(posting.paid_on), '%Y-%m-%d')`, 'day')
      .where('posting.patient_id in (:...ids)', { ids })
      .groupBy('posting.patient_id')
      .getRawMany();
    return new Map(rows.map(({ id, day }) => [id, day]));
  }
}
