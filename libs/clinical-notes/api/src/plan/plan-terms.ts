import { Injectable } from '@nestjs/common';
import type { AddPlanItemDto, EditPlanItemDto } from '@cuspid/clinical-notes/contracts/dto';
import { Invalid } from '@cuspid/platform/api';
import { TREATING } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import { Clinic, Procedure } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import { inOrder } from '@cuspid/odontogram';
import { PatientProblem } from '../problems/patient-problem';
import type { PlanItem } from './plan-item';
import { LISTED } from './planning-reach';

/** What is done, for how much, by whom, for which problem: as far as it was told. */
export type Terms = Partial<PlanItem>;

/** Reads what somebody wants an item to say, against the catalogue, the staff and the patient's problems. */
@Injectable()
export class PlanTerms {
  constructor(private readonly clinic: Clinic) {}

  /** @throws Invalid for what is not there */
  async of(tx: Tx, patientId: number, what: AddPlanItemDto | EditPlanItemDto, has?: PlanItem): Promise<Terms> {
    const { name, teeth, surfaces, plannedFor, note } = what;
    const terms: Terms = { ...(await this.catalogue(tx, what, has)), ...(await this.price(tx, what)) };
    if (name !== undefined) terms.name = name;
    if (teeth !== undefined) terms.teeth = teeth.length ? teeth : null;
    if (surfaces !== undefined) terms.surfaces = surfaces.length ? inOrder(surfaces) : null;
    if (plannedFor !== undefined) terms.plannedFor = plannedFor;
    if (note !== undefined) terms.note = note;
    await this.refer(tx, patientId, what, terms);
    return terms;
  }

  /** Of a procedure, its name and price are copied; one that went out of use stays where it is. */
  private async catalogue(tx: Tx, { procedureId }: EditPlanItemDto, has?: PlanItem): Promise<Terms> {
    if (procedureId === undefined || procedureId === has?.procedureId) return {};
    if (procedureId === null) return { procedureId: null, procedureCode: null };
    const procedure = await tx.findOneBy(Procedure, { id: procedureId, isActive: true });
    if (!procedure) throw new Invalid([{ path: 'procedureId', message: 'is not in the catalogue' }]);
    const { code, name, priceMinor, priceCurrency } = procedure;
    return { procedureId, procedureCode: code, name, priceMinor, priceCurrency };
  }

  private async price(tx: Tx, { price }: EditPlanItemDto): Promise<Terms> {
    if (price === undefined) return {};
    if (price === null) return { priceMinor: null, priceCurrency: null };
    const { currency } = await this.clinic.setting(tx);
    if (price.currency !== currency) {
      throw new Invalid([{ path: 'price.currency', message: `must be ${currency}, the clinic’s currency` }]);
    }
    return { priceMinor: price.amountMinor, priceCurrency: currency };
  }

  private async refer(tx: Tx, patientId: number, what: EditPlanItemDto, terms: Terms): Promise<void> {
    const { providerId, problemId } = what;
    if (providerId !== undefined) {
      const person = providerId === null ? null : await tx.findOneBy(User, { id: providerId, isActive: true });
      if (providerId !== null && !(person && TREATING.includes(person.role))) {
        throw new Invalid([{ path: 'providerId', message: 'is nobody who treats patients here' }]);
      }
      terms.providerId = providerId;
    }
    if (problemId === undefined) return;
    if (problemId !== null && !(await tx.existsBy(PatientProblem, { id: problemId, patientId, ...LISTED }))) {
      throw new Invalid([{ path: 'problemId', message: 'is no problem of this patient’s' }]);
    }
    terms.problemId = problemId;
  }
}
