import { In, type EntityManager } from 'typeorm';
import { Patient } from '../patient';

/** The record that a merged one is part of today, whatever chain leads there; null when it was never merged. */
export async function survivorOf(db: EntityManager, id: number): Promise<Patient | null> {
  const seen = new Set<number>();
  let patient = await db.findOneBy(Patient, { id });
  if (!patient?.mergedIntoId) return null;
  while (patient?.mergedIntoId && !seen.has(patient.id)) {
    seen.add(patient.id);
    patient = await db.findOneBy(Patient, { id: patient.mergedIntoId });
  }
  return patient;
}

/** Everything that is part of a record today: what was merged into it, and into that. */
export async function mergedInto(db: EntityManager, id: number): Promise<Patient[]> {
  const found: Patient[] = [];
  let ids = [id];
  while (ids.length) {
    const next: Patient[] = await db
      .createQueryBuilder(Patient, 'patient')
      .where('patient.mergedIntoId in (:...ids)', { ids })
      .orderBy('patient.id')
      .getMany();
    found.push(...next);
    ids = next.map((patient) => patient.id);
  }
  return found;
}

/** The codes each of these records is still asked for by: those of the records merged into it. */
export async function formerCodes(db: EntityManager, ids: readonly number[]): Promise<Map<number, string[]>> {
  const codes = new Map<number, string[]>();
  /** Where each record of this step of the chains leads. */
  let leads = new Map(ids.map((id) => [id, id]));
  while (leads.size) {
    const found = await db.find(Patient, {
      where: { mergedIntoId: In([...leads.keys()]) },
      select: { id: true, patientCode: true, mergedIntoId: true },
      order: { id: 'ASC' },
    });
    const next = new Map<number, number>();
    for (const { id, patientCode, mergedIntoId } of found) {
      const into = leads.get(mergedIntoId ?? 0);
      if (into === undefined) continue;
      codes.set(into, [...(codes.get(into) ?? []), patientCode]);
      next.set(id, into);
    }
    leads = next;
  }
  return codes;
}
