import { CARE_TEAM, PATIENT, SEVERITIES } from '@cuspid/patients/contracts';
import { User } from '@cuspid/users/api';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { AccessRequest } from '../access-request';
import { CareTeamMember } from '../care-team-member';
import { CareTeamRequest } from '../care-team-request';
import { PatientAlert } from '../patient-alert';
import { fold } from '../search-terms';
import { objection, type Clash, type Merging, type Pair, type PartMerge } from './part-merge';

/** The rows of each of the two that `find` finds. */
async function bothOf<T>({ stays, goes }: Pair, find: (patientId: number) => Promise<T[]>): Promise<[T[], T[]]> {
  return [await find(stays), await find(goes)];
}

const openAlerts = (db: EntityManager) => (patientId: number) =>
  db.find(PatientAlert, { where: { patientId, endedAt: IsNull() }, order: { id: 'ASC' } });

/** Two alerts that say the same: of the one kind, in the same words. */
const wordOf = ({ kind, label }: PatientAlert) => `${kind} ${fold(label)}`;
const danger = ({ severity }: PatientAlert) => SEVERITIES.length - SEVERITIES.indexOf(severity);

async function sameAlerts(db: EntityManager, pair: Pair): Promise<PatientAlert[]> {
  const [here, there] = await bothOf(pair, openAlerts(db));
  const known = new Map(here.map((alert) => [wordOf(alert), alert]));
  return there.flatMap((alert) => {
    const other = known.get(wordOf(alert));
    if (!other) return [];
    // The more dangerous of the two goes on.
    return danger(alert) > danger(other) ? [other] : [alert];
  });
}

/** The same alert is on both records once: one goes on, the other ends. */
export const alertsMerge: PartMerge = {
  clashes: async (db, merging) =>
    (await sameAlerts(db, merging)).map(({ id }) => ({
      id,
      set: { endedAt: merging.now, endedById: merging.byId, endedAs: 'MERGED' },
      outcome: 'joined',
    })),
  against: async (db, _, pair) => {
    const [here, there] = await bothOf(pair, openAlerts(db));
    const count = here.length + there.length - (await sameAlerts(db, pair)).length;
    return count > PATIENT.alertsMax ? [objection('too-many-alerts', { isBlocking: true, count })] : [];
  },
};

const places = (db: EntityManager) => (patientId: number) =>
  db.find(CareTeamMember, { where: { patientId, activeUserId: Not(IsNull()) }, order: { id: 'ASC' } });

async function samePlaces(db: EntityManager, pair: Pair): Promise<CareTeamMember[]> {
  const [here, there] = await bothOf(pair, places(db));
  return there.filter(({ userId }) => here.some((place) => place.userId === userId));
}

/** Whoever is on both teams has one place. */
export const careTeamMerge: PartMerge = {
  clashes: async (db, merging) =>
    (await samePlaces(db, merging)).map(({ id }) => ({
      id,
      set: { endedAt: merging.now, endedById: merging.byId },
      outcome: 'joined',
    })),
  /** Who has left or changed the role since has no place to come back to. */
  mayResume: async (tx, ids) => {
    const members = await tx.findBy(CareTeamMember, { id: In([...ids]) });
    const people = await tx.findBy(User, { id: In(members.map(({ userId }) => userId)), isActive: true });
    const roles = new Map(people.map(({ id, role }) => [id, role]));
    return new Set(members.filter(({ userId, role }) => roles.get(userId) === role).map(({ id }) => id));
  },
  against: async (db, _, pair) => {
    const [here, there] = await bothOf(pair, places(db));
    const count = here.length + there.length - (await samePlaces(db, pair)).length;
    return count > CARE_TEAM.placesMax ? [objection('care-team-full', { isBlocking: true, count })] : [];
  },
};

/** Of two open requests about one person and one thing, the older record's is withdrawn in words. */
export const careTeamRequestsMerge: PartMerge = {
  clashes: async (db, merging) => {
    const [here, there] = await bothOf(merging, (patientId) =>
      db.find(CareTeamRequest, { where: { patientId, status: 'PENDING' }, order: { id: 'ASC' } }),
    );
    const [team, other] = await bothOf(merging, places(db));
    const isOn = (userId: number) => [...team, ...other].some((place) => place.userId === userId);
    const isAsked = ({ action, userId }: CareTeamRequest) =>
      here.some((request) => request.action === action && request.userId === userId);
    const isNeedless = (request: CareTeamRequest) => request.action === 'JOIN' && isOn(request.userId);
    const ended = [...there.filter((one) => isAsked(one) || isNeedless(one)), ...here.filter(isNeedless)];
    return ended.map(({ id }) => endedBy(id, merging, { status: 'WITHDRAWN' }));
  },
};

export const accessRequestsMerge: PartMerge = {
  clashes: async (db, merging) => {
    const [here, there] = await bothOf(merging, (patientId) =>
      db.find(AccessRequest, { where: { patientId, status: 'PENDING' }, order: { id: 'ASC' } }),
    );
    const same = there.filter(({ userId }) => here.some((request) => request.userId === userId));
    return same.map(({ id }) => endedBy(id, merging, { status: 'LAPSED' }));
  },
};

const endedBy = (id: number, { byId, now }: Merging, set: Clash['set']): Clash => ({
  id,
  set: { ...set, decidedById: byId, decidedAt: now },
  outcome: 'ended',
});
