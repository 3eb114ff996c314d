import type { Api, Page } from './api';
import { somebody } from './somebody';

interface Person {
  id: number;
  name: string;
}
interface Request {
  id: number;
  patient: { id: number };
}

/** The demo clinic's student and the orthodontist who supervises. */
export const STUDENT = 'Thilini Bandara';
const SUPERVISOR = 'Dr Anushka Fernando';

/** A case of the student's under the orthodontist, of a patient no other story has. */
export async function openCase(reception: Api, ortho: Api): Promise<{ id: number; lastName: string; patient: string }> {
  const { id: patientId, firstName, lastName } = await reception.register(somebody());
  const userId = await idOf(ortho, 'ORTHODONTIST', SUPERVISOR);
  await reception.need(`/patients/${patientId}/care-team`, { body: { userId, action: 'JOIN' } });
  const { items } = await ortho.need<Page<Request>>('/care-team/requests?limit=100');
  const asked = items.find(({ patient }) => patient.id === patientId);
  await ortho.need(`/care-team/requests/${asked?.id}/approve`, { method: 'POST' });
  const studentId = await idOf(ortho, 'STUDENT', STUDENT);
  const body = { patientId, studentId, title: 'Class II division 1' };
  const { id } = await ortho.need<{ id: number }>('/cases', { body });
  return { id, lastName, patient: `${firstName} ${lastName}` };
}

async function idOf(api: Api, role: string, name: string): Promise<number | undefined> {
  const { items } = await api.need<Page<Person>>(`/staff?role=${role}&limit=100`);
  return items.find((one) => one.name === name)?.id;
}
