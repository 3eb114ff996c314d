import { columnsOf, type NewRow } from '@cuspid/dental-chart/api';
import type { ActKind } from '@cuspid/dental-chart/contracts';
import type { Finding } from '@cuspid/odontogram';
import { ageOn } from '../age';
import type { ClinicTime } from '../clinic-time';
import { later, minutesAfter } from '../clinic-time';
import { Random } from '../random';
import type { PatientRow } from '../rows';
import type { Staff } from '../staff';
import type { Teams } from '../teams';
import type { ActRow, ChartRow, CosignRow, FindingRow } from './chart-rows';
import { childChart } from './child';
import { cosigned } from './cosigned';
import { adultChart, elderChart } from './grown';
import { Mouth } from './mouth';
import { dated, type Hand, type Step } from './steps';
import { fixedAppliance, plannedAppliance, retention } from './young';

const MONTH_DAYS = 30.4;

interface Clinic {
  patients: readonly PatientRow[];
  teams: Teams;
  staff: Staff;
  time: ClinicTime;
}

export interface Charts {
  charts: ChartRow[];
  acts: ActRow[];
  findings: FindingRow[];
  cosigns: CosignRow[];
  /** Entries that could not be: none, or the scripts are wrong. */
  refused: string[];
}

/** Charts with their history for some sixty patients: the orthodontist's first by name, the student's, the surgeon's. */
export function chartMouths(clinic: Clinic): Charts {
  const made: Charts = { charts: [], acts: [], findings: [], cosigns: [], refused: [] };
  for (const patient of charted(clinic)) new Writer(made, clinic, patient).tell();
  made.cosigns.push(...cosigned({ ...made, ...clinic, now: clinic.time.now }));
  return made;
}

const byName = new Intl.Collator('en');
/** So many of the orthodontist's first by name have no chart yet: somebody to try the chart on. */
const UNCHARTED = 6;

function charted({ patients, teams, staff }: Clinic): PatientRow[] {
  const of = (email: string, count: number) =>
    teams
      .patientsOf(staff.id(email))
      .flatMap((id) => patients[id - 1] ?? [])
      .sort((a, b) => byName.compare(a.lastName, b.lastName) || byName.compare(a.firstName, b.firstName))
      .slice(0, count);
  const uncharted = new Set(of('ortho@cuspid.test', UNCHARTED));
  const chosen = [...of('ortho@cuspid.test', 36), ...of('student@cuspid.test', 14), ...of('surgeon@cuspid.test', 30)];
  return [...new Set(chosen)].filter((patient) => !uncharted.has(patient)).sort((a, b) => a.id - b.id);
}

function scriptOf(random: Random, patient: PatientRow, age: number, isOrthodontic: boolean): Step[] {
  if (age < 12.5) return childChart(random, age);
  if (age > 50) return elderChart(random);
  if (!isOrthodontic && age > 19) return adultChart(random);
  if (patient.clinicalStatus === 'CONSULTATION') return plannedAppliance(random, age);
  return patient.clinicalStatus === 'ACTIVE' || age < 16 ? fixedAppliance(random, age) : retention(random, age);
}

/** Writes one patient's chart act by act. */
class Writer {
  private readonly mouth = new Mouth();
  private readonly acts: ActRow[] = [];
  /** Months of history there is room for, since the patient was registered. */
  private readonly months: number;

  constructor(
    private readonly made: Charts,
    private readonly clinic: Clinic,
    private readonly patient: PatientRow,
  ) {
    const days = (clinic.time.now.getTime() - patient.registeredAt.getTime()) / 86_400_000;
    this.months = (days - 1) / MONTH_DAYS;
  }

  tell(): void {
    const { clinic, patient } = this;
    const isOrthodontic = clinic.staff.orthodontists.some((id) => clinic.teams.patientsOf(id).includes(patient.id));
    const age = ageOn(patient, clinic.time.today);
    const steps = scriptOf(new Random(`chart ${patient.id}`), patient, age, isOrthodontic);
    const longest = Math.max(...steps.map(({ ago }) => ago));
    // Who came later has a shorter history of the same.
    for (const step of steps) this.act(step, Math.min(1, this.months / longest) * step.ago);
    this.made.charts.push({ patientId: patient.id, version: this.acts.length });
    this.made.acts.push(...this.acts);
    this.made.refused.push(...this.mouth.refused);
  }

  private act(step: Step, ago: number): void {
    const recordedAt = this.moment(ago);
    const day = this.clinic.time.dayOf(recordedAt);
    const authorId = this.hand(step.by);
    if (step.kind === 'undo') {
      const undone = this.acts.findLast((act) => act.authorId === authorId && act.kind !== 'undo');
      const rows = this.mouth.rows.filter(({ batchId }) => batchId === String(undone?.number));
      if (undone) this.write(this.mouth.undo(rows), { kind: 'undo', authorId, recordedAt, undoesId: undone.id });
      return;
    }
    const entry = step.kind === 'entry' ? { ...step, text: dated(step.text, day) } : undefined;
    const rows = step.kind === 'advance' ? this.mouth.advance(step, day) : entry ? this.mouth.entry(entry, day) : [];
    if (rows.length) this.write(rows, { kind: step.kind, authorId, recordedAt, text: entry?.text ?? null });
  }

  /** In working hours of the day so many months ago, some minutes after the act before. */
  private moment(ago: number): Date {
    const { time } = this.clinic;
    const day = time.day(-Math.max(1, Math.round(ago * MONTH_DAYS)));
    const at = later(
      time.at(day, 8 * 60 + 20 + ((this.patient.id * 17) % 480)),
      minutesAfter(this.patient.registeredAt, 15),
    );
    const last = this.acts.at(-1)?.recordedAt;
    return last ? later(at, minutesAfter(last, 1.4)) : at;
  }

  private hand(by: Hand): number {
    const { staff, teams } = this.clinic;
    const people = { orthodontist: staff.orthodontists, surgeon: staff.surgeons, student: staff.students }[by];
    const own = people.find((id) => teams.patientsOf(id).includes(this.patient.id));
    // Without one of that kind on the team, the main person of the kind stood in.
    return own ?? people[0] ?? 1;
  }

  private write(
    rows: readonly NewRow[],
    act: { kind: ActKind; authorId: number; recordedAt: Date; text?: string | null; undoesId?: number },
  ): void {
    const { patient, made } = this;
    const { authorId, recordedAt } = act;
    const id = made.acts.length + this.acts.length + 1;
    const number = this.acts.length + 1;
    this.acts.push({
      text: null,
      undoesId: null,
      authorRole: null,
      ...act,
      id,
      number,
      patientId: patient.id,
      visitId: null,
    });
    for (const row of rows) {
      const findingId = made.findings.length + 1;
      made.findings.push({
        ...columnsOf(row),
        id: findingId,
        patientId: patient.id,
        actId: id,
        authorId,
        recordedAt,
      });
      const finding: Finding = {
        ...row,
        id: findingId,
        recordedAt: recordedAt.toISOString(),
        authorId,
        batchId: String(number),
      };
      this.mouth.rows.push(finding);
    }
  }
}
