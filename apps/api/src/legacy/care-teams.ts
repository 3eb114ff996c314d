import { CareTeamMember } from '@cuspid/patients/api';
import { ROLES } from '@cuspid/platform/contracts';
import { IsNull } from 'typeorm';
import { StaysBehind, type Step } from './step';
import { flagOf, instantOf, oneOf } from './values';

/** Places on care teams. Here a person has one place with a patient, whatever they do there. */
export const CARE_TEAMS: Step = {
  table: 'patient_assignments',
  select: `select id, patient_id, user_id, assignment_role, assigned_by, active, created_at, updated_at
    from patient_assignments where id > ? order by id limit ?`,
  ours: 'care_team_member',
  async carry(row, { tx, known, differs }) {
    const patientId = await known.idOf(tx, 'patients', row['patient_id']);
    const userId = await known.idOf(tx, 'users', row['user_id']);
    const role = oneOf(row, 'assignment_role', ROLES);
    if (!patientId || !userId) throw new StaysBehind('its patient or its person stayed behind');
    if (!role) throw new StaysBehind('its role is not one of the six');
    const isActive = flagOf(row, 'active');
    if (isActive && (await tx.existsBy(CareTeamMember, { patientId, userId, endedAt: IsNull() }))) {
      differs('its person is on this team already');
      return null;
    }
    const addedById = (await known.idOf(tx, 'users', row['assigned_by'])) ?? known.by.id;
    const since = instantOf(row, 'created_at') ?? known.now;
    const endedAt = isActive ? null : (instantOf(row, 'updated_at') ?? since);
    const place = { patientId, userId, role, since, addedById, endedAt, endedById: isActive ? null : addedById };
    const { identifiers } = await tx.insert(CareTeamMember, place);
    return Number(identifiers[0]?.['id']);
  },
};
