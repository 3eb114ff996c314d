import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import type { ObjectionDto } from '@cuspid/patients/contracts/dto';
import type { EntityManager } from 'typeorm';
import type { Patient } from '../patient';
import { PatientParts } from '../patient-parts';
import { LooksLikeTwoPeople, MergeBlocked } from './merge-errors';
import { objectionsOf } from './merge-fields';

/** What speaks against two records being of one person, told by the records and by every table. */
@Injectable()
export class MergeObjections {
  constructor(private readonly parts: PatientParts) {}

  async of(db: EntityManager, me: Actor, stays: Patient, goes: Patient): Promise<ObjectionDto[]> {
    const pair = { stays: stays.id, goes: goes.id };
    const against = objectionsOf(stays, goes);
    for (const { merge } of this.parts.all()) against.push(...((await merge?.against?.(db, me, pair)) ?? []));
    return against;
  }

  /** Refuses (409) what cannot be merged, and what looks like two people until somebody says it is one. */
  async require(db: EntityManager, me: Actor, stays: Patient, goes: Patient, isSamePerson: boolean): Promise<void> {
    const against = await this.of(db, me, stays, goes);
    const blocking = against.filter(({ isBlocking }) => isBlocking);
    if (blocking.length) throw new MergeBlocked(blocking);
    const strong = against.filter(({ isStrong }) => isStrong);
    if (strong.length && !isSamePerson) throw new LooksLikeTwoPeople(strong);
  }
}
