import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { isDuplicate, type Tx } from '@cuspid/platform/database';
import { readSender, requireAddress, requireHeader, requireMediaType } from './address';
import { LetterTooLarge } from './letter-too-large';
import type { LetterParts } from './letter-template';
import { MailLetter, type LetterAttachment } from './mail-letter';
import type { MailAttachment } from './mail';

const SUBJECT_MAX = 200;
const TEXT_MAX = 1_000_000;
const ATTACHMENTS_MAX = 5_000_000;
const DOMAIN_MAX = 70;

/** A letter to be sent; the parts come from a `letterTemplate` or are given as they are. */
export interface Letter extends LetterParts {
  /** One bare address. */
  to: string;
  /** What makes this letter this letter, such as `reminder:<visit>:24h`: the same key is never sent twice. */
  key: string;
  attachments?: MailAttachment[];
}

/**
 * Where requests leave their letters. The letter is a row of the caller’s transaction: it goes out if and only if what
 * it tells of was committed. `MailSender` does the sending.
 */
export class MailOutbox {
  private readonly domain: string;

  constructor(from: string) {
    const domain = domainToASCII(readSender(from).address.split('@').at(-1) ?? '');
    this.domain = domain && domain.length <= DOMAIN_MAX ? domain : 'cuspid.invalid';
  }

  /**
   * Puts the letter into the outbox. Answers false when a letter with this key is there already.
   * Errors: `AddressRefused`, `HeaderRefused`, `LetterTooLarge`.
   */
  async enqueue(tx: Tx, letter: Letter): Promise<boolean> {
    requireSize(letter);
    const row = {
      messageId: this.messageId(letter.key),
      recipient: requireAddress(letter.to),
      subject: requireHeader(letter.subject, 'a subject'),
      text: letter.text,
      html: letter.html ?? null,
      attachments: letter.attachments?.map(toRow) ?? null,
      dueAt: () => 'utc_timestamp(3)',
      createdAt: () => 'utc_timestamp(3)',
    };
    try {
      await tx.createQueryBuilder().insert().into(MailLetter).values(row).updateEntity(false).execute();
      return true;
    } catch (error) {
      // The server undoes the one statement only; the caller’s transaction goes on.
      if (isDuplicate(error, 'mail_outbox_message_id')) return false;
      throw error;
    }
  }

  private messageId(key: string): string {
    return `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${this.domain}>`;
  }
}

function requireSize(letter: Letter): void {
  const attached = (letter.attachments ?? []).reduce((bytes, { content }) => bytes + content.length, 0);
  const tooLong = letter.text.length > TEXT_MAX || (letter.html?.length ?? 0) > TEXT_MAX;
  if (letter.subject.length > SUBJECT_MAX || tooLong || attached > ATTACHMENTS_MAX) throw new LetterTooLarge();
}

const toRow = ({ filename, contentType, content }: MailAttachment): LetterAttachment => ({
  filename: requireHeader(filename, 'an attachment’s name'),
  contentType: requireMediaType(contentType),
  base64: content.toString('base64'),
});
