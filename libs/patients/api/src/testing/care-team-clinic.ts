import type { CareTeamRequestDto } from '@cuspid/patients/contracts/dto';
import type { Answered, Person, SpecClinic } from '@cuspid/platform/testing';
import { CareTeamService } from '../care-team.service';
import { count } from './patients-clinic';

/** Reception asks `person` to join; gives the request's id. */
export async function asked(
  clinic: SpecClinic,
  reception: Person,
  patientId: number,
  person: Person,
  action: 'JOIN' | 'LEAVE' = 'JOIN',
): Promise<number> {
  const { requests } = await clinic.get(CareTeamService).change(reception, patientId, { userId: person.id, action });
  const made = requests.find((one) => one.person.id === person.id && one.action === action);
  if (!made) throw new Error('nobody was asked');
  return made.id;
}

/** Lets `days` go by for a request. */
export async function letPass(clinic: SpecClinic, requestId: number, days: number): Promise<void> {
  await clinic.source.query(
    'update care_team_request set requested_at = date_sub(requested_at, interval ? day) where id = ?',
    [days, requestId],
  );
}

export const placesOf = (clinic: SpecClinic, patientId: number): Promise<number> =>
  count(clinic, 'select count(*) from care_team_member where patient_id = ? and active_user_id is not null', [
    patientId,
  ]);

/** The requests somebody sees. */
export async function seen(clinic: SpecClinic, me: Person, query = ''): Promise<CareTeamRequestDto[]> {
  const answer: Answered = await clinic.http.as(me, 'GET', `/api/care-team/requests${query}`);
  if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.bytes.toString()}`);
  return JSON.parse(JSON.stringify(answer.body['items']));
}
