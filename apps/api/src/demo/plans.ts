import { PatientProblem, PatientProblemVersion, PlanAcceptance, PlanItem, PlanPhase } from '@cuspid/clinical-notes/api';
import type { ProblemCode } from '@cuspid/clinical-notes/contracts';
import { ChartFinding } from '@cuspid/dental-chart/api';
import { teethOf, termOf, type FindingCode } from '@cuspid/odontogram';
import type { Tx } from '@cuspid/platform/database';
import { Procedure } from '@cuspid/settings/api';
import { In } from 'typeorm';
import type { ClinicTime } from './clinic-time';
import { insertAll } from './write';

/** Patients who get a plan: enough to show, few enough to load quickly. */
const PLANS = 16;
const URGENT: readonly FindingCode[] = ['extraction', 'rct', 'pulpotomy', 'apicectomy'];
const OF_APPLIANCES: readonly FindingCode[] = [
  ...(['bracket', 'band', 'wire', 'elastic', 'attachment', 'spacer', 'tad', 'retainer'] as const),
];
/** What of the catalogue a finding is done by. */
const DONE_BY: Partial<Record<FindingCode, string>> = {
  filling: 'RS-11',
  sealant: 'PV-21',
  crown: 'RS-22',
  veneer: 'RS-21',
  inlay: 'RS-20',
  post: 'RS-25',
  rct: 'EN-11',
  pulpotomy: 'EN-13',
  apicectomy: 'EN-21',
  extraction: 'OS-10',
};
/** What the problem list says of what was seen. */
const SEEN: Partial<Record<FindingCode, ProblemCode>> = {
  caries: 'CARIES',
  apical: 'APICAL_PERIODONTITIS',
  remnant: 'RETAINED_ROOT',
  impacted: 'IMPACTED_TOOTH',
  fracture: 'TOOTH_FRACTURE',
  wear: 'TOOTH_WEAR',
};

interface Whose {
  patientId: number;
  byId: number;
}
type Catalogue = ReadonlyMap<string, Procedure>;

/** Problem lists and plans of patients with planned work on their charts: the items stand for the findings themselves. */
export async function writePlans(tx: Tx, time: ClinicTime): Promise<void> {
  const people: Whose[] = await tx.query(
    `select finding.patient_id as patientId, min(place.user_id) as byId from chart_finding finding
     join care_team_member place on place.patient_id = finding.patient_id and place.ended_at is null
       and place.role in ('ORTHODONTIST', 'DENTAL_SURGEON')
     where finding.layer in ('planned', 'progress') and finding.voids_id is null
     group by finding.patient_id order by finding.patient_id limit ?`,
    [PLANS],
  );
  const rows = await tx.find(Procedure, { where: { isActive: true } });
  const catalogue: Catalogue = new Map(rows.flatMap((row) => (row.code ? [[row.code, row]] : [])));
  for (const [index, whose] of people.entries()) await writePlan(tx, whose, catalogue, time, index);
}

async function writePlan(tx: Tx, whose: Whose, catalogue: Catalogue, time: ClinicTime, index: number): Promise<void> {
  const { patientId, byId } = whose;
  const at = time.at(time.day(-20 - index), 10 * 60);
  const findings = await standing(tx, patientId);
  const problems = await writeProblems(tx, whose, findings, at);
  const ahead = findings.filter(
    ({ layer, code }) => ['planned', 'progress'].includes(layer) && !OF_APPLIANCES.includes(code),
  );
  const phase = async (name: string, place: number) =>
    (await tx.save(tx.create(PlanPhase, { patientId, name, place, createdAt: at, createdById: byId }))).id;
  const common = { patientId, ...{ termsAt: at, createdAt: at, createdById: byId, updatedAt: at, updatedById: byId } };
  const own = (phaseId: number, place: number, code: string, more: Partial<PlanItem>): Partial<PlanItem> => ({
    ...{ ...common, phaseId, place, executionStatus: 'PLANNED', ...priced(catalogue.get(code)), ...more },
  });
  const onChart = (phaseId: number) => (finding: ChartFinding, place: number) =>
    own(phaseId, place, DONE_BY[finding.code] ?? '', {
      ...{ findingId: finding.id, saidOfId: finding.id, providerId: byId, ...meant(finding, catalogue) },
      problemId: problems.get(finding.tooth) ?? null,
    });
  const [urgent, control, later, keep] = [
    await phase('Urgent', 0),
    await phase('Disease control', 1),
    await phase('Restorative', 2),
    await phase('Maintenance', 3),
  ];
  const done = { executionStatus: 'COMPLETED', executedOn: time.day(-14 - index), outcome: 'Plaque 38 %' } as const;
  const settled = { ...done, settledAt: time.at(done.executedOn, 11 * 60), settledById: byId };
  await insertAll(tx, PlanItem, [
    ...ahead.filter(({ code }) => URGENT.includes(code)).map(onChart(urgent)),
    own(control, 0, 'PV-22', settled),
    own(control, 1, 'PV-10', { plannedFor: time.day(7 + index) }),
    ...ahead.filter(({ code }) => !URGENT.includes(code)).map(onChart(later)),
    own(keep, 0, 'EX-10', { name: 'Review', plannedFor: time.day(180) }),
  ]);
  if (index % 3 === 0) await agree(tx, whose, ahead.length + 3, time, time.day(-19 - index));
}

/** The patient said yes. */
async function agree(
  tx: Tx,
  { patientId, byId }: Whose,
  items: number,
  time: ClinicTime,
  acceptedOn: string,
): Promise<void> {
  await tx.insert(PlanAcceptance, {
    ...{ patientId, acceptedOn, acceptedBy: 'PATIENT', items, amounts: [], recordedById: byId },
    recordedAt: time.at(acceptedOn, 12 * 60),
  });
}

const priced = (procedure: Procedure | undefined): Partial<PlanItem> =>
  procedure
    ? {
        ...{ procedureId: procedure.id, procedureCode: procedure.code, name: procedure.name },
        ...{ priceMinor: procedure.priceMinor, priceCurrency: procedure.priceCurrency },
      }
    : {};

function meant(finding: ChartFinding, catalogue: Catalogue): Partial<PlanItem> {
  const term = termOf(finding);
  const name = catalogue.get(DONE_BY[finding.code] ?? '')?.name ?? `${term.charAt(0).toUpperCase()}${term.slice(1)}`;
  return { name, teeth: [...teethOf({ ...finding, range: finding.teeth })], surfaces: finding.surfaces };
}

/** Rows of a chart that nobody took back or moved on. */
async function standing(tx: Tx, patientId: number): Promise<ChartFinding[]> {
  const rows: { id: number }[] = await tx.query(
    `select finding.id from chart_finding finding where finding.patient_id = ? and finding.voids_id is null
     and not exists (select 1 from chart_finding other where other.patient_id = finding.patient_id
       and (other.voids_id = finding.id or other.supersedes_id = finding.id)) order by finding.id`,
    [patientId],
  );
  return rows.length
    ? tx.find(ChartFinding, { where: { id: In(rows.map(({ id }) => id)) }, order: { id: 'ASC' } })
    : [];
}

/** A problem for each kind of thing that was seen, with its teeth. Gives which problem a tooth has. */
async function writeProblems(
  tx: Tx,
  { patientId, byId }: Whose,
  findings: readonly ChartFinding[],
  at: Date,
): Promise<Map<string, number>> {
  const problems = new Map<string, number>();
  for (const [seen, code] of Object.entries(SEEN)) {
    const teeth = [...new Set(findings.filter((one) => one.code === seen).map(({ tooth }) => tooth))];
    if (!teeth.length || !code) continue;
    const since = at.toISOString().slice(0, 10);
    const said = { patientId, code, label: null, teeth, state: 'ACTIVE', since, resolvedOn: null, note: null } as const;
    const row = tx.create(PatientProblem, {
      ...{ ...said, recordedAt: at, recordedById: byId, updatedAt: at, updatedById: byId },
    });
    await tx.save(row);
    await tx.insert(PatientProblemVersion, { ...said, problemId: row.id, version: 1, savedAt: at, savedById: byId });
    for (const tooth of teeth) if (!problems.has(tooth)) problems.set(tooth, row.id);
  }
  return problems;
}
