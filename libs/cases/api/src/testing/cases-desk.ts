import { SPEC_PASSWORD, type Answered, type Person, type SpecClinic } from '@cuspid/platform/testing';

const CRITERIA = ['diagnosis', 'problems', 'appliance', 'anchorage', 'consent'];
const OF_CASE = ['outcome', 'technique', 'records', 'retention', 'conduct'];

/** One score for each criterion of the rubric of a plan, or of a whole case. */
export const scores = (score: number, isCase = false) => (isCase ? OF_CASE : CRITERIA).map((key) => ({ key, score }));

/** People who work on a case, over HTTP. */
export class CasesDesk {
  constructor(private readonly clinic: SpecClinic) {}

  call(me: Person, method: string, path: string, body?: object, headers: Record<string, string> = {}) {
    return this.clinic.http.as(me, method, `/api/${path}`, { ...(body && { body }), headers });
  }

  post(me: Person, id: unknown, what: string, body: object = {}): Promise<Answered> {
    return this.call(me, 'POST', `cases/${Number(id)}/${what}`, body);
  }

  read(me: Person, id: unknown, what = ''): Promise<Answered> {
    return this.call(me, 'GET', `cases/${Number(id)}${what}`);
  }

  open(me: Person, patientId: number, student: Person): Promise<Answered> {
    return this.call(me, 'POST', 'cases', { patientId, studentId: student.id, title: 'Class II division 1' });
  }

  submit(me: Person, id: unknown, set: object = {}): Promise<Answered> {
    return this.post(me, id, 'submit', {
      ...{ kind: 'TREATMENT_PLAN', sections: [{ label: 'Aim', text: 'Class I incisors' }], scores: scores(2) },
      ...set,
    });
  }

  /** A supervisor's word, with their password, on what was answered. */
  decide(me: Person, { body }: Answered, what: string, set: object = {}): Promise<Answered> {
    const isWhole = what === 'verify' || what === 'reject';
    return this.post(me, body['caseId'], isWhole ? what : `submissions/${Number(body['id'])}/${what}`, {
      ...{ contentHash: body['contentHash'], currentPassword: SPEC_PASSWORD, comment: 'Seen.' },
      scores: scores(2, isWhole),
      ...set,
    });
  }
}
