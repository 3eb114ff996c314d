import { Mail, MailSender, MemoryMail, ProvidersModule } from '@cuspid/platform/providers';
import { openClinic, type SpecClinic } from '@cuspid/platform/testing';
import { domains, tables } from './letters-domains';

/** A clinic that writes letters. */
export const openLettersClinic = (): Promise<SpecClinic> =>
  openClinic({
    modules: [ProvidersModule.inMemory(), ...domains],
    entities: tables,
    environment: { WEB_URL: 'https://clinic.example' },
  });

/** The post of a spec's clinic: letters stay in its memory. */
export function postOf(clinic: SpecClinic): MemoryMail {
  const mail = clinic.get(Mail);
  if (!(mail instanceof MemoryMail)) throw new Error('this clinic has a real post');
  return mail;
}

/** Makes the outbox believe that so many minutes have gone by, and sends what is due then. */
export async function minutesGoBy(clinic: SpecClinic, minutes: number): Promise<void> {
  await clinic.source.query(
    `update mail_outbox set due_at = due_at - interval ? minute, created_at = created_at - interval ? minute,
       leased_until = leased_until - interval ? minute`,
    [minutes, minutes, minutes],
  );
  await clinic.get(MailSender).sendDue();
}

/** A patient with an address. */
export async function patientWith(
  clinic: SpecClinic,
  email: string | null,
  set: { firstName?: string; language?: string } = {},
): Promise<number> {
  const id = await clinic.patient({ firstName: set.firstName ?? 'Nimali' });
  await clinic.source.query('update patient set email = ?, language = ? where id = ?', [
    email,
    set.language ?? 'en',
    id,
  ]);
  return id;
}
