import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { CosignSkip } from '@cuspid/dental-chart/contracts';
import type { CoSignDto, CoSignedDto, CoSignSkippedDto, FindingDto } from '@cuspid/dental-chart/contracts/dto';
import { CareTeam } from '@cuspid/patients/api';
import { Database, Events, NotFound, type Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { lockChart } from '../chart-lock';
import { History } from '../history';
import { ChartCosign } from './chart-cosign';
import { ChartMovedOn } from './cosign-errors';
import { CosignNotices } from './cosign-notices';

/** Signatures of clinicians under what students recorded on a chart. */
@Injectable()
export class CosignService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly notices: CosignNotices,
  ) {}

  /**
   * Signs these rows, of the chart as it was at `version`. What was signed, taken back or replaced meanwhile is left and
   * told; asked again, nothing happens twice.
   */
  coSign(me: Actor, patientId: number, { findingIds, version }: CoSignDto): Promise<CoSignedDto> {
    return this.db.transaction(me, async (tx) => {
      // Held, so that a merge of the record waits, or is seen.
      await this.careTeam.require(tx, me, patientId, 'chart.cosign', true);
      await lockChart(tx, patientId);
      const before = await History.read(tx, patientId);
      const asked = [...new Set(findingIds)].map((id) => before.row(id) ?? refuse());
      const unseen = before.waiting().filter(({ act }) => act > version);
      if (unseen.length) throw new ChartMovedOn({ theirs: unseen, version: before.version });
      const skipped = asked.flatMap((finding) => skip(before, me, finding));
      const signed = asked.filter(({ id }) => !skipped.some(({ finding }) => finding.id === id));
      if (signed.length) await this.sign(tx, me, before, signed);
      const after = await History.read(tx, patientId);
      await this.notices.follow(tx, before, after);
      return {
        coSigned: signed.map(({ id }) => after.row(id) ?? refuse()),
        skipped,
        waiting: after.waiting(),
      };
    });
  }

  private async sign(tx: Tx, me: Actor, history: History, rows: readonly FindingDto[]): Promise<void> {
    const { patientId, version } = history;
    const [signedAt, signedById] = [history.nextMoment(), me.id];
    await tx.insert(
      ChartCosign,
      rows.map(({ id }) => ({ patientId, findingId: id, version, signedById, signedAt })),
    );
    await this.audit.record(tx, me, 'chart.cosigned', {
      entity: 'dental_chart',
      id: patientId,
      patientId,
      after: {
        version,
        findings: rows.map(({ id }) => id).join(','),
        said: rows
          .map(({ sentence }) => sentence)
          .join(' ')
          .slice(0, 4000),
      },
    });
    await this.events.publish(tx, 'chart', { patientId });
  }
}

function refuse(): never {
  throw new NotFound();
}

function skip(history: History, me: Actor, finding: FindingDto): CoSignSkippedDto[] {
  const why = skipOf(history, me, finding);
  return why ? [{ finding, why }] : [];
}

function skipOf(history: History, me: Actor, { id, authorId, ...finding }: FindingDto): CosignSkip | null {
  if (finding.coSignedAt !== null) return 'signed';
  if (history.voided().has(id)) return 'taken-back';
  if (history.standing().some(({ supersedes }) => supersedes === id)) return 'replaced';
  if (!finding.awaitsCoSignature) return 'not-needed';
  // Who was a student then signs nothing of their own now.
  return authorId === me.id ? 'own' : null;
}
