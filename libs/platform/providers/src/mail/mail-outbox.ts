import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { In } from 'typeorm';
import { isDuplicate, type Tx } from '@cuspid/platform/database';
import { readSender, requireAddress, requireHeader, requireMediaType } from './address';
import type { LetterSeal } from './letter-seal';
import { LetterTooLarge } from './letter-too-large';
import type { LetterParts } from './letter-template';
import { isPerhapsThere, MailLetter, WIPED, type LetterAttachment } from './mail-letter';
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
  /** Not sent before so many seconds are over: until then it can be withdrawn and nobody is the wiser. */
  dueInSeconds?: number;
  /** All but the subject is sealed while the letter waits and wiped once it is sent or given up. */
  confidential?: true;
  /** `<kind>:<id>`: what the letter carries; `Deliveries` tells who listens to the kind what became of it. */
  about?: `${string}:${number}`;
}

/**
 * Where requests leave their letters. The letter is a row of the caller’s transaction: it goes out if and only if what
 * it tells of was committed. `MailSender` does the sending.
 */
export class MailOutbox {
  private readonly domain: string;

  constructor(
    from: string,
    private readonly seal: LetterSeal,
  ) {
    const domain = domainToASCII(readSender(from).address.split('@').at(-1) ?? '');
    this.domain = domain && domain.length <= DOMAIN_MAX ? domain : 'cuspid.invalid';
  }

  /**
   * Puts the letter into the outbox. Answers false when a letter with this key is there already.
   * Errors: `AddressRefused`, `HeaderRefused`, `LetterTooLarge`.
   */
  async enqueue(tx: Tx, letter: Letter): Promise<boolean> {
    requireSize(letter);
    const messageId = this.messageId(letter.key);
    const row = {
      messageId,
      recipient: requireAddress(letter.to),
      subject: requireHeader(letter.subject, 'a subject'),
      ...this.written(letter, messageId),
      about: letter.about ?? null,
      dueAt: () => `utc_timestamp(3) + interval ${Math.trunc(letter.dueInSeconds ?? 0)} second`,
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

  /**
   * Takes back what has not gone out yet: its text is wiped and nobody is told. A letter that is being handed over at
   * this moment may arrive all the same.
   */
  async withdraw(tx: Tx, about: `${string}:${number}`): Promise<void> {
    await tx
      .createQueryBuilder()
      .update(MailLetter)
      .set({ status: () => `'DEAD'`, leasedUntil: null, lastError: 'Withdrawn: it was out of date.', ...WIPED })
      .where({ about, status: 'DUE' })
      .execute();
  }

  /**
   * Takes a letter out of the outbox, with its address and all. `UNTOUCHED`: nobody can have got it. `PERHAPS`: the post may
   * have had it. `IN_HAND`: it is being handed over at this moment and stays; its end is told as ever. Null: there is none.
   */
  async remove(tx: Tx, about: `${string}:${number}`): Promise<'UNTOUCHED' | 'PERHAPS' | 'IN_HAND' | null> {
    const letter = await tx
      .createQueryBuilder(MailLetter, 'letter')
      .where({ about })
      .addSelect('letter.leased_until > utc_timestamp(3)', 'in_hand')
      .setLock('pessimistic_write')
      .getRawAndEntities<{ in_hand: unknown }>();
    const [row] = letter.entities;
    if (!row) return null;
    if (row.status === 'DUE' && Number(letter.raw[0]?.in_hand) === 1) return 'IN_HAND';
    await tx.delete(MailLetter, { id: row.id });
    return isPerhapsThere(row) ? 'PERHAPS' : 'UNTOUCHED';
  }

  /** Deletes what is kept of letters to an address that have been settled: its owner is to be forgotten. */
  async forget(tx: Tx, address: string): Promise<void> {
    await tx.delete(MailLetter, { recipient: address, status: In(['SENT', 'DEAD']) });
  }

  private written(letter: Letter, messageId: string) {
    const { text, html, attachments, confidential } = letter;
    if (!confidential) return { text, html: html ?? null, attachments: attachments?.map(toRow) ?? null };
    const seal = (part: string) => this.seal.seal(part, messageId);
    return {
      text: seal(text),
      html: html === undefined ? null : seal(html),
      attachments: attachments?.map(toRow).map((one) => ({ ...one, base64: seal(one.base64) })) ?? null,
      isConfidential: true,
    };
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
