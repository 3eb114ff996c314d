import { Injectable, type StreamableFile } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { canonicalJson, hashOf } from '@cuspid/dental-chart/api';
import type { StatementFilter } from '@cuspid/payment-records/contracts/dto';
import { CareTeam } from '@cuspid/patients/api';
import { Database, Invalid, type Actor } from '@cuspid/platform/api';
import { Clinic } from '@cuspid/settings/api';
import { MoneyPapers } from './money-papers';
import { readStatement } from './statement';
import { statementPage } from './statement-page';

/** Lines a statement tells at most. */
const MOST = 2_000;

/** A patient's account on paper, between two days. */
@Injectable()
export class Statements {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly clinic: Clinic,
    private readonly papers: MoneyPapers,
    private readonly audit: Audit,
  ) {}

  /** A4 PDF. That it was printed is noted. @throws Invalid (422) for days the wrong way round, or too many lines */
  async pdf(me: Actor, patientId: number, filter: StatementFilter): Promise<StreamableFile> {
    const manager = this.db.source.manager;
    const patient = await this.careTeam.require(manager, me, patientId, 'payment.read');
    const to = filter.to ?? (await this.clinic.today());
    const from = filter.from ?? `${to.slice(0, 8)}01`;
    if (from > to) throw new Invalid([{ path: 'from', message: 'is after the last day' }]);
    const currency = filter.currency ?? (await this.clinic.setting()).currency;
    const statement = await readStatement(manager, patientId, { currency, from, to }, MOST);
    if (statement.lines.length > MOST) {
      throw new Invalid([{ path: 'from', message: `tells of more than ${MOST} lines: choose fewer days` }]);
    }
    const hash = hashOf(canonicalJson({ patient: patient.patientCode, ...statement }));
    const name = `${patient.firstName} ${patient.lastName}`;
    const file = await this.papers.render(me, (printing) =>
      statementPage(statement, { code: patient.patientCode, name }, hash, printing),
    );
    const after = { currency, from, to, hash };
    await this.db.transaction(me, (tx) =>
      this.audit.record(tx, me, 'statement.printed', { entity: 'patient', id: patientId, patientId, after }),
    );
    return this.papers.file(`statement-${patient.patientCode}-${currency}-${to}`, file);
  }
}
