import { Mail, MailSender, MemoryMail, type MailMessage } from '@cuspid/platform/providers';
import type { SpecClinic } from '@cuspid/platform/testing';

/** What one mailbox got so far, after everything that is due has gone out. */
export async function mailbox(clinic: SpecClinic, address: string): Promise<MailMessage[]> {
  await clinic.get(MailSender).sendDue();
  const mail = clinic.get(Mail);
  if (!(mail instanceof MemoryMail)) throw new Error('letters of specs stay in memory');
  return mail.to(address);
}

export const linkIn = ({ text }: MailMessage): string => /https?:\/\/\S+/.exec(text)?.[0] ?? '';
export const tokenIn = (letter: MailMessage): string => /#token=(\d+-[\w-]{43})$/.exec(linkIn(letter))?.[1] ?? '';
