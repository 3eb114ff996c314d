import { batches, namesOf, type PartExport } from '@cuspid/patients/api';
import type { ExportedActDto, ExportedFindingDto } from '@cuspid/patients/contracts/dto';
import { In, type EntityManager } from 'typeorm';
import { ChartAct } from './chart-act';
import { ChartFinding } from './chart-finding';
import { findingDto } from './chart-rows';
import { ChartCosign } from './cosign/chart-cosign';

/** Numbers of acts, by their ids. */
async function numbersOf(db: EntityManager, ids: readonly (number | null)[]): Promise<Map<number, number>> {
  const asked = [...new Set(ids.filter((id) => id !== null))];
  const acts = asked.length
    ? await db.find(ChartAct, { where: { id: In(asked) }, select: { id: true, number: true } })
    : [];
  return new Map(acts.map(({ id, number }) => [id, number]));
}

/** What was done to the chart, act by act, in the patient's own export. */
export const actsExport: PartExport = async function* (db, patientId) {
  for await (const rows of batches(db, ChartAct, patientId)) {
    const numbers = await numbersOf(
      db,
      rows.map(({ undoesId }) => undoesId),
    );
    const name = await namesOf(
      db,
      rows.map(({ authorId }) => authorId),
    );
    yield rows.map(({ number, kind, text, undoesId, visitId, recordedAt, authorId }): ExportedActDto => ({
      ...{ number, kind, text },
      undoes: undoesId === null ? null : (numbers.get(undoesId) ?? null),
      visit: visitId,
      recordedAt: recordedAt.toISOString(),
      recordedBy: name(authorId),
    }));
  }
};

/** Every row of the chart, those that were taken back among them, with the code and in words. */
export const findingsExport: PartExport = async function* (db, patientId) {
  for await (const rows of batches(db, ChartFinding, patientId)) {
    const acts = new Map((await db.findBy(ChartAct, { id: In(rows.map(({ actId }) => actId)) })).map((a) => [a.id, a]));
    const signed = await db.findBy(ChartCosign, { findingId: In(rows.map(({ id }) => id)) });
    const name = await namesOf(db, [
      ...rows.map(({ authorId }) => authorId),
      ...signed.map(({ signedById }) => signedById),
    ]);
    const signatures = new Map(signed.map((one) => [one.findingId, one]));
    yield rows.flatMap((row) => {
      const [act, signature] = [acts.get(row.actId), signatures.get(row.id)];
      const coSigned = {
        coSignedAt: signature?.signedAt.toISOString() ?? null,
        coSignedBy: signature ? name(signature.signedById) : null,
      };
      return act ? [{ ...told(row, act, name(row.authorId)), ...coSigned }] : [];
    });
  }
};

const listed = (words: readonly string[] | null) => words?.join(',') || null;

function told(
  row: ChartFinding,
  act: ChartAct,
  by: string | null,
): Omit<ExportedFindingDto, 'coSignedAt' | 'coSignedBy'> {
  const { tooth, supernumerarySide, supernumeraryIndex, code, layer, material, severity, quality } = row;
  const { isDefective, reason, note, effectiveOn } = row;
  return {
    number: row.id,
    act: act.number,
    ...{ tooth, supernumerarySide, supernumeraryIndex, surfaces: listed(row.surfaces), code },
    words: findingDto(row, act, by ?? '').sentence,
    ...{ layer, material, severity, quality, isDefective, reason, detail: row.param },
    teeth: listed(row.teeth),
    abutments: listed(row.abutments),
    ...{ note, effectiveOn },
    recordedAt: row.recordedAt.toISOString(),
    recordedBy: by,
    replaces: row.supersedesId,
    takesBack: row.voidsId,
    why: row.voidReason,
  };
}
