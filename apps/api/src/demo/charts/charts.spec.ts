import { check, fold, settle, type Finding } from '@cuspid/odontogram';
import { describe, expect, it } from 'vitest';
import { imagineClinic, type DemoClinic } from '../imagine';

const on = (day: number): DemoClinic =>
  imagineClinic({
    now: new Date(Date.UTC(2026, 10, 24 + day, 5, 12)),
    timeZone: 'Asia/Colombo',
    passwordHash: 'x',
    codePrefix: 'PT',
  });

const clinic = on(0);
const { acts, findings, charts } = clinic.charts;

/** The rows of one patient as the odontogram reads them. */
const chartOf = (patientId: number, { charts: made }: DemoClinic = clinic): Finding[] =>
  made.findings
    .filter((row) => row.patientId === patientId)
    .map(({ actId, recordedAt, supersedesId, voidsId, teeth, isDefective, ...row }) => ({
      ...row,
      supernumerary: null,
      range: teeth,
      defective: isDefective,
      recordedAt: recordedAt.toISOString(),
      batchId: String(actId),
      supersedes: supersedesId,
      voids: voidsId,
    }));

/** What stands in a mouth now though the rules forbid it. */
function impossible(rows: Finding[]): string[] {
  const held = fold(rows).findings;
  return held.flatMap((finding, index) => {
    const refusal = check(settle(held.slice(0, index).filter(({ id }) => id !== finding.supersedes)), finding);
    return refusal ? [refusal.message] : [];
  });
}

describe('the demo charts', () => {
  it('are legal on any day they are made: nothing refused, nothing impossible', () => {
    for (let day = 0; day < 700; day += 53) {
      const made = on(day);
      expect(made.charts.refused).toEqual([]);
      for (const { patientId } of made.charts.charts) expect(impossible(chartOf(patientId, made))).toEqual([]);
    }
  });

  it('belong to the orthodontist’s first by name but the first six, and to the student and the surgeon', () => {
    const charted = new Set(charts.map(({ patientId }) => patientId));
    expect(charted.size).toBeGreaterThanOrEqual(55);
    const of = (who: string) => clinic.teams.patientsOf(clinic.staff.id(`${who}@cuspid.test`));
    const names = new Intl.Collator('en');
    const first = of('ortho')
      .flatMap((id) => clinic.patients[id - 1] ?? [])
      .sort((a, b) => names.compare(a.lastName, b.lastName) || names.compare(a.firstName, b.firstName))
      .slice(0, 26);
    expect(first.map(({ id }) => charted.has(id))).toEqual([...Array(6).fill(false), ...Array(20).fill(true)]);
    for (const who of ['student', 'surgeon'])
      expect(of(who).filter((id) => charted.has(id)).length).toBeGreaterThan(10);
  });

  it('count their acts without gaps, in order of time, after the registration and before now', () => {
    for (const { patientId, version } of charts) {
      const own = acts.filter((act) => act.patientId === patientId);
      expect(own.map(({ number }) => number)).toEqual(Array.from({ length: version }, (_, index) => index + 1));
      const times = own.map(({ recordedAt }) => recordedAt.getTime());
      expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
      expect(times[0]).toBeGreaterThan(clinic.patients[patientId - 1]?.registeredAt.getTime() ?? Infinity);
      expect(times.at(-1)).toBeLessThan(clinic.time.now.getTime());
    }
  });

  it('tell of everything a chart can tell', () => {
    const has = (code: string, layer: string) => findings.some((row) => row.code === code && row.layer === layer);
    for (const layer of ['condition', 'planned', 'progress', 'done', 'elsewhere']) {
      expect(findings.some((row) => row.layer === layer)).toBe(true);
    }
    const work = ['filling', 'crown', 'rct', 'implant', 'extraction', 'bracket', 'band', 'wire', 'retainer', 'sealant'];
    expect(work.filter((code) => !has(code, 'done'))).toEqual([]);
    expect(has('bridge', 'elsewhere')).toBe(true);
    expect(['missing', 'unerupted', 'mih', 'impacted', 'caries'].filter((code) => !has(code, 'condition'))).toEqual([]);
    expect(findings.some(({ tooth }) => Number(tooth) > 50)).toBe(true);
  });

  it('hold acts that were taken back, and planned work that was done', () => {
    const undone = acts.filter(({ kind }) => kind === 'undo');
    expect(undone.length).toBeGreaterThan(20);
    for (const { id, undoesId, authorId } of undone) {
      const taken = findings.filter(({ actId }) => actId === undoesId).map((row) => row.id);
      expect(findings.filter(({ actId }) => actId === id).map(({ voidsId }) => voidsId)).toEqual(taken);
      expect(acts.find((act) => act.id === undoesId)?.authorId).toBe(authorId);
    }
    const planned = new Map(findings.filter(({ layer }) => layer === 'planned').map((row) => [row.id, row]));
    const done = findings.filter((row) => row.layer === 'done' && planned.has(row.supersedesId ?? 0));
    expect(done.length).toBeGreaterThan(30);
  });
});
