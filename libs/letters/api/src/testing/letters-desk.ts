import type { MailMessage, MemoryMail } from '@cuspid/platform/providers';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { ReminderSweeping } from '../reminder-sweeping';
import { minutesGoBy, openLettersClinic, patientWith, postOf } from './letters-clinic';

/** An instant on the clock's fives, so many hours from now. */
export const inHours = (hours: number): Date => new Date(Math.ceil(Date.now() / 300_000) * 300_000 + hours * 3_600_000);

export interface LetterRow {
  id: number;
  kind: string;
  state: string;
  because: string | null;
  source: string;
}

/** A clinic, its desk, and one patient whose mailbox is looked at. */
export class LettersDesk {
  address = '';
  patientId = 0;
  private ana!: Person;
  private made = 0;

  private constructor(
    readonly clinic: SpecClinic,
    readonly desk: Person,
    readonly admin: Person,
    readonly post: MemoryMail,
  ) {}

  static async open(): Promise<LettersDesk> {
    const clinic = await openLettersClinic();
    const [desk, admin] = [await clinic.person('RECEPTION'), await clinic.person('ADMIN')];
    return new LettersDesk(clinic, desk, admin, postOf(clinic));
  }

  /** Another patient, and a dentist nobody has booked. */
  async nextPatient(): Promise<void> {
    this.post.failure = null;
    this.ana = await this.clinic.person('ORTHODONTIST');
    this.address = `patient${++this.made}@example.lk`;
    this.patientId = await patientWith(this.clinic, this.address);
  }

  async call(method: string, path: string, body?: object, me = this.desk, headers: Record<string, string> = {}) {
    return (await this.clinic.http.as(me, method, `/api${path}`, { body, headers })).body;
  }

  /** A visit, whatever the clinic's hours are. */
  async book(startsAt: Date): Promise<number> {
    const { patientId, ana } = this;
    const when = { startsAt: startsAt.toISOString(), minutes: 30, overbookReason: 'a spec' };
    return Number((await this.call('POST', '/visits', { patientId, providerId: ana.id, ...when }))['id']);
  }

  move(id: number, startsAt: Date) {
    const when = { startsAt: startsAt.toISOString(), overbookReason: 'a spec' };
    return this.call('POST', `/visits/${id}/reschedule`, when);
  }

  cancel(id: number) {
    return this.call('POST', `/visits/${id}/cancel`, {});
  }

  minutesGoBy(minutes: number): Promise<void> {
    return minutesGoBy(this.clinic, minutes);
  }

  sweep(): Promise<number> {
    return this.clinic.get(ReminderSweeping).sweep();
  }

  /** The subjects of what the patient got, up to the day. */
  subjects(): string[] {
    return this.post.to(this.address).map(({ subject }) => subject.replace(/ (on|to) .*/, ''));
  }

  last(): MailMessage {
    const letter = this.post.to(this.address).at(-1);
    if (!letter) throw new Error('no letter arrived');
    return letter;
  }

  lettersOf(id: number): Promise<LetterRow[]> {
    return this.clinic.source.query(
      'select id, kind, state, withdrawn_because as because, source from letter where visit_id = ? order by id',
      [id],
    );
  }
}
