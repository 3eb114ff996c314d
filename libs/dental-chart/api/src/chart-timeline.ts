import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TIMELINE } from '@cuspid/patients/contracts';
import { tableSource, TimelineSources, type TimelineEntry, type TimelineSource } from '@cuspid/patients/api';
import { isToothId, type ToothId } from '@cuspid/odontogram';
import { Clinic, dayIn } from '@cuspid/settings/api';
import { In, type EntityManager } from 'typeorm';
import { ChartAct } from './chart-act';
import { ChartFinding } from './chart-finding';

/** What an act holds is its findings'; `tooth` of a bridge is only one of its teeth. */
const ON_TOOTH = `exists (select 1 from chart_finding finding where finding.act_id = e.id
  and (finding.tooth = ? or find_in_set(?, finding.teeth)))`;

/** Acts on the dental chart, each with what it recorded, opening the chart as of its day. */
@Injectable()
export class ChartTimeline implements OnModuleInit {
  constructor(
    private readonly sources: TimelineSources,
    private readonly clinic: Clinic,
  ) {}

  onModuleInit(): void {
    const acts = tableSource<ChartAct>({
      name: 'chart-act',
      kind: 'chart',
      permission: 'chart.read',
      hasTeeth: true,
      entity: ChartAct,
      table: 'chart_act',
      index: 'chart_act_recorded',
      at: 'recorded_at',
      where: ({ tooth }) => (tooth ? { sql: ON_TOOTH, values: [tooth, tooth] } : undefined),
      told: (act) => ({ at: act.recordedAt, id: act.id, what: `chart.${act.kind}`, byId: act.authorId }),
    });
    this.sources.add({ ...acts, page: this.withFindings(acts), teeth });
  }

  private withFindings({ page }: TimelineSource): TimelineSource['page'] {
    return async (db, ask, after, limit) => {
      const entries = await page(db, ask, after, limit);
      const { timeZone } = await this.clinic.setting(db);
      const findings = await findingsOf(db, entries);
      return entries.map((entry) => {
        const own = findings.get(entry.id) ?? [];
        return {
          ...entry,
          parts: { count: own.length, findings: own.slice(0, TIMELINE.findingsShown).map(shown) },
          link: { to: 'chart', day: dayIn(timeZone, entry.at) },
        };
      });
    };
  }
}

async function findingsOf(db: EntityManager, entries: readonly TimelineEntry[]): Promise<Map<number, ChartFinding[]>> {
  if (!entries.length) return new Map();
  const where = { actId: In(entries.map(({ id }) => id)) };
  const findings = new Map<number, ChartFinding[]>();
  for (const finding of await db.find(ChartFinding, { where, order: { id: 'ASC' } })) {
    findings.set(finding.actId, [...(findings.get(finding.actId) ?? []), finding]);
  }
  return findings;
}

const shown = ({ code, layer, tooth, teeth: range }: ChartFinding) => ({ code, layer, teeth: range ?? [tooth] });

/** The teeth of the chart; of a bridge its first, and all of it where another finding stands there. */
async function teeth(db: EntityManager, patientId: number): Promise<ToothId[]> {
  const rows: { tooth: string }[] = await db.query('select distinct tooth from chart_finding where patient_id = ?', [
    patientId,
  ]);
  return rows.map(({ tooth }) => tooth).filter(isToothId);
}
