import { ChartAct, ChartCosign, ChartFinding, DentalChart } from '@cuspid/dental-chart/api';
import { CareTeamMember, CareTeamRequest, indexPatients, Patient, PatientAlert, Sequence } from '@cuspid/patients/api';
import type { Tx } from '@cuspid/platform/database';
import { QueueEntry, QueueMove, QueueRouteAct } from '@cuspid/queue/api';
import { Chair, Department, Holiday, Procedure, VisitType } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import { Visit, VisitSlot } from '@cuspid/visits/api';
import { isHeld, slotsOf } from '@cuspid/visits/contracts';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { DEPARTMENTS, holidaysFrom, VISIT_TYPES } from './clinic-lists';
import type { DemoClinic } from './imagine';
import { PROCEDURES } from './procedures';
import { CHAIRS } from './slots';

/** Rows a statement. */
const AT_ONCE = 500;

/** Writes rows with their ids; nothing is read back. */
export async function insertAll<E extends ObjectLiteral>(
  tx: Tx,
  table: EntityTarget<E>,
  rows: readonly QueryDeepPartialEntity<E>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const values = rows.slice(from, from + AT_ONCE);
    await tx.createQueryBuilder().insert().into(table).values(values).updateEntity(false).execute();
  }
}

/** Writes what the clinic books, does and charges, its departments, and the holidays of a year and the next. */
export async function writeLists(tx: Tx, year: number): Promise<void> {
  const types = VISIT_TYPES.map(([name, minutes, colour], index) => ({ name, minutes, colour, sort: index + 1 }));
  await insertAll(tx, VisitType, types);
  const departments = DEPARTMENTS.map((name, index) => ({ name, sort: index + 1 }));
  await insertAll(tx, Department, departments);
  await insertAll(tx, Procedure, PROCEDURES);
  await insertAll(tx, Holiday, holidaysFrom(year));
}

/** Writes the whole clinic. */
export async function writeClinic(tx: Tx, clinic: DemoClinic): Promise<void> {
  const { staff, patients, alerts, teams, requests, visits, queue, pastQueue, routes, charts, counters } = clinic;
  await insertAll(tx, User, staff.people);
  await insertAll(
    tx,
    Chair,
    Array.from({ length: CHAIRS }, (_, index) => ({ id: index + 1, name: `Chair ${index + 1}`, sort: index + 1 })),
  );
  await insertAll(tx, Patient, patients);
  for (let from = 0; from < patients.length; from += AT_ONCE)
    await indexPatients(tx, patients.slice(from, from + AT_ONCE));
  await insertAll(tx, PatientAlert, alerts);
  await insertAll(tx, CareTeamMember, teams.rows);
  await insertAll(tx, CareTeamRequest, requests);
  await insertAll(tx, Visit, visits);
  await insertAll(
    tx,
    VisitSlot,
    visits
      .filter(({ status }) => isHeld(status))
      .flatMap(({ id: visitId, startsAt, minutes, providerId, chairId, patientId }) =>
        slotsOf(startsAt, minutes).map((slot) => ({ visitId, slot, providerId, chairId, patientId })),
      ),
  );
  await insertAll(tx, QueueEntry, [...queue.entries, ...pastQueue.entries]);
  await insertAll(tx, QueueMove, [...queue.moves, ...pastQueue.moves]);
  await insertAll(tx, QueueRouteAct, routes);
  await insertAll(tx, DentalChart, charts.charts);
  await insertAll(tx, ChartAct, charts.acts);
  await insertAll(tx, ChartFinding, charts.findings);
  await insertAll(tx, ChartCosign, charts.cosigns);
  await insertAll(tx, Sequence, counters);
}
