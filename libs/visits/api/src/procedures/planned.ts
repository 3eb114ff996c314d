import { Injectable } from '@nestjs/common';
import { Invalid } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { isToothId } from '@cuspid/odontogram';
import { Procedure } from '@cuspid/settings/api';
import type { PlannedProcedureDto, VisitProcedureDto } from '@cuspid/visits/contracts/dto';
import { In, type EntityManager } from 'typeorm';
import { VisitProcedure } from './visit-procedure';

/** One thing that is planned, as it is kept. */
export interface Planned {
  procedureId: number;
  tooth: string | null;
}

/** What is planned for visits, from the clinic's catalogue. */
@Injectable()
export class PlannedProcedures {
  /** As they stand, visit by visit, in their order. */
  async of(db: EntityManager, visitIds: readonly number[]): Promise<Map<number, Planned[]>> {
    const rows = visitIds.length
      ? await db.find(VisitProcedure, {
          where: { visitId: In([...visitIds]) },
          order: { visitId: 'ASC', place: 'ASC' },
        })
      : [];
    const all = new Map<number, Planned[]>();
    for (const { visitId, procedureId, tooth } of rows) {
      all.set(visitId, [...(all.get(visitId) ?? []), { procedureId, tooth }]);
    }
    return all;
  }

  /** The same with their names; a procedure that was taken out of use keeps its. */
  async named(db: EntityManager, visitIds: readonly number[]): Promise<Map<number, VisitProcedureDto[]>> {
    const all = await this.of(db, visitIds);
    const ids = [...new Set([...all.values()].flat().map(({ procedureId }) => procedureId))];
    const known = ids.length ? await db.findBy(Procedure, { id: In(ids) }) : [];
    const byId = new Map(known.map((one) => [one.id, one]));
    return new Map(
      [...all].map(([visitId, planned]) => [
        visitId,
        planned.flatMap(({ procedureId, tooth }) => {
          const one = byId.get(procedureId);
          return one ? [{ procedureId, code: one.code, name: one.name, tooth }] : [];
        }),
      ]),
    );
  }

  /** What somebody asks for, when it can be planned; what a visit has already may have gone out of use. @throws Invalid */
  async checked(tx: Tx, asked: readonly PlannedProcedureDto[], has: readonly Planned[] = []): Promise<Planned[]> {
    const ids = [...new Set(asked.map(({ procedureId }) => procedureId))];
    const known = ids.length ? await tx.findBy(Procedure, { id: In(ids) }) : [];
    const usable = new Set(known.filter(({ isActive }) => isActive).map(({ id }) => id));
    has.forEach(({ procedureId }) => usable.add(procedureId));
    const wrong = asked.flatMap(({ procedureId, tooth }, index) => {
      const path = `procedures.${index}`;
      if (!usable.has(procedureId))
        return [{ path: `${path}.procedureId`, message: 'is not in the catalogue any more' }];
      if (tooth && !isToothId(tooth)) return [{ path: `${path}.tooth`, message: 'is no tooth: write it as 46 or 85' }];
      return [];
    });
    if (wrong.length) throw new Invalid(wrong);
    return asked.map(({ procedureId, tooth = null }) => ({ procedureId, tooth }));
  }

  /** Puts these in place of what was planned. */
  async put(tx: Tx, visitId: number, planned: readonly Planned[]): Promise<void> {
    await tx.delete(VisitProcedure, { visitId });
    const rows = planned.map((one, place) => ({ ...one, visitId, place }));
    if (rows.length) await tx.insert(VisitProcedure, rows);
  }
}
