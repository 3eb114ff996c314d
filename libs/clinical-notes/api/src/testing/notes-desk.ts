import type { Answered, Person, SpecClinic } from '@cuspid/platform/testing';

interface Row extends Record<string, unknown> {
  id?: unknown;
}

/** The rows of a page. */
export const itemsOf = ({ body }: Answered): Row[] => (Array.isArray(body['items']) ? body['items'] : []);

export const idOf = (note: unknown): unknown =>
  typeof note === 'object' && note && 'id' in note ? note.id : undefined;

/** People who write notes about a patient of a notes’ clinic. */
export class NotesDesk {
  constructor(
    private readonly clinic: SpecClinic,
    readonly patientId: number,
  ) {}

  call(me: Person, method: string, path: string, body?: object, headers: Record<string, string> = {}) {
    return this.clinic.http.as(me, method, `/api/${path}`, { ...(body && { body }), headers });
  }

  write(me: Person, set: object = {}, patientId = this.patientId): Promise<Answered> {
    return this.call(me, 'POST', `patients/${patientId}/clinical-notes`, {
      ...{ type: 'PROGRESS', text: 'Wire changed.' },
      ...set,
    });
  }

  act(me: Person, id: unknown, what: string, body: object = {}): Promise<Answered> {
    return this.call(me, 'POST', `clinical-notes/${Number(id)}/${what}`, body);
  }

  read(me: Person, id: unknown): Promise<Answered> {
    return this.call(me, 'GET', `clinical-notes/${Number(id)}`);
  }

  edit(me: Person, { body }: Pick<Answered, 'body'>, set: object): Promise<Answered> {
    const headers = { 'if-match': `"${Number(body['version'])}"` };
    return this.call(me, 'PATCH', `clinical-notes/${Number(body['id'])}`, set, headers);
  }

  async signed(me: Person, set: object = {}): Promise<Answered> {
    return this.act(me, (await this.write(me, set)).body['id'], 'sign');
  }
}
