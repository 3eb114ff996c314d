import { createTransport } from 'nodemailer';
import { readSender, requireAddress, requireHeader, requireMediaType, requireMessageId } from './address';
import type { MailMessage } from './mail';

/** A letter ready for the post: the envelope says where it goes, `raw` is RFC 5322 to the byte. */
export interface ComposedLetter {
  envelope: { from: string; to: [string] };
  raw: Buffer;
}

/** Writes letters out, touching neither the disk nor the network, whatever a letter asks for. */
const pen = createTransport({
  streamTransport: true,
  buffer: true,
  newline: 'windows',
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** Checks every line of the head and writes the letter out. Errors: `AddressRefused`, `HeaderRefused`. */
export async function compose(message: MailMessage, from: string): Promise<ComposedLetter> {
  const sender = readSender(from);
  const to = requireAddress(message.to);
  const letter = {
    // Always as parts, never as text to be parsed: a comma in a name must not become a second mailbox.
    from: sender,
    to: { name: '', address: to },
    envelope: { from: sender.address, to: [to] },
    subject: requireHeader(message.subject, 'a subject'),
    messageId: requireMessageId(message.messageId),
    text: message.text,
    html: message.html,
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: message.attachments?.map((attachment) => ({
      filename: requireHeader(attachment.filename, 'an attachment’s name'),
      contentType: requireMediaType(attachment.contentType),
      content: attachment.content,
    })),
  };
  const written = await pen.sendMail(letter);
  if (!Buffer.isBuffer(written.message)) throw new Error('The letter was written as a stream.');
  return { envelope: { from: sender.address, to: [to] }, raw: written.message };
}
