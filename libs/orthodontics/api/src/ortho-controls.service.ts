import { Injectable } from '@nestjs/common';
import type {
  OrthoControlDto,
  OrthoControlFilter,
  RecordControlDto,
  VoidOrthoDto,
} from '@cuspid/orthodontics/contracts/dto';
import { cursorOf, Database, Invalid, limitOf, NotFound, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { clock } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import type { EntityManager } from 'typeorm';
import { OrthoControl } from './ortho-control';
import { OrthoVoided } from './ortho-errors';
import { OrthoReach } from './ortho-reach';
import { controlDtos } from './ortho-rows';

const ENTITY = 'ortho_control';

/** Visits at the chair during treatment: a list that only grows. */
@Injectable()
export class OrthoControls {
  constructor(
    private readonly db: Database,
    private readonly reach: OrthoReach,
    private readonly clinic: Clinic,
  ) {}

  /** The patient's controls, newest first. */
  async list(me: Actor, patientId: number, filter: OrthoControlFilter): Promise<Page<OrthoControlDto>> {
    const { db } = await this.reach.open(me, patientId, ENTITY);
    const query = db.createQueryBuilder(OrthoControl, 'control').where('control.patientId = :patientId', { patientId });
    if (!filter.includeVoided) query.andWhere('control.voidedAt is null');
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [day, id] = placeOf(filter.cursor, 'doneOn', 2);
      query.andWhere('(control.doneOn < :day or (control.doneOn = :day and control.id < :id))', { day, id });
    }
    const limit = limitOf(filter);
    const rows = await query
      .orderBy('control.doneOn', 'DESC')
      .addOrderBy('control.id', 'DESC')
      .limit(limit + 1)
      .getMany();
    const page = pageFrom(
      rows,
      limit,
      ({ doneOn, id }) => cursorOf('doneOn', [doneOn, id]),
      (row) => row,
    );
    return { ...page, items: await controlDtos(db, page.items), ...(total !== undefined && { total }) };
  }

  /** Notes what was done at the chair. */
  record(me: Actor, patientId: number, what: RecordControlDto): Promise<OrthoControlDto> {
    return this.db.transaction(me, async (tx) => {
      await this.reach.hold(tx, me, patientId);
      const today = await this.clinic.today(tx);
      const { doneOn = today, done } = what;
      if (doneOn > today) throw new Invalid([{ path: 'doneOn', message: 'is a day that has not come yet' }]);
      const control = tx.create(OrthoControl, {
        ...{ patientId, doneOn, done, ...wiresOf(what) },
        ...{ ligatures: what.ligatures ?? null, elastics: what.elastics ?? null },
        ...{ nextWeeks: what.nextWeeks ?? null, nextStep: what.nextStep ?? null },
        ...{ recordedAt: clock.now(), recordedById: me.id, voidedAt: null, voidedById: null, voidReason: null },
      });
      await tx.save(control);
      const after = { ...what, doneOn };
      await this.reach.tell(tx, me, 'ortho-control.recorded', { entity: ENTITY, id: control.id, patientId, after });
      return one(tx, control);
    });
  }

  /** Takes one back, with the reason. It stays in the list of what was noted. */
  void(me: Actor, patientId: number, id: number, { reason }: VoidOrthoDto): Promise<OrthoControlDto> {
    return this.db.transaction(me, async (tx) => {
      await this.reach.hold(tx, me, patientId);
      const control = await this.reach.row(tx, OrthoControl, { id, patientId });
      if (control.voidedAt) throw new OrthoVoided();
      Object.assign(control, { voidedAt: clock.now(), voidedById: me.id, voidReason: reason });
      await tx.save(control);
      await this.reach.tell(tx, me, 'ortho-control.voided', { entity: ENTITY, id, patientId, after: { reason } });
      return one(tx, control);
    });
  }
}

/** A wire is a size of a material; half of that is refused. */
function wiresOf(what: RecordControlDto) {
  for (const arch of ['upper', 'lower'] as const) {
    const [size, material] = [what[`${arch}WireSize`], what[`${arch}WireMaterial`]];
    if (Boolean(size) === Boolean(material)) continue;
    const path = size ? (`${arch}WireMaterial` as const) : (`${arch}WireSize` as const);
    throw new Invalid([{ path, message: 'is needed: a wire is a size of a material' }]);
  }
  return {
    upperWireSize: what.upperWireSize ?? null,
    upperWireMaterial: what.upperWireMaterial ?? null,
    lowerWireSize: what.lowerWireSize ?? null,
    lowerWireMaterial: what.lowerWireMaterial ?? null,
  };
}

async function one(db: EntityManager, control: OrthoControl): Promise<OrthoControlDto> {
  const [dto] = await controlDtos(db, [control]);
  if (!dto) throw new NotFound();
  return dto;
}
