import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn } from '@cuspid/platform/database';

/** `DUE`: to be sent, or to be tried again. `SENT`: the post has it. `DEAD`: given up, for a person to look at. */
export type LetterStatus = 'DUE' | 'SENT' | 'DEAD';

/** An attachment as a row holds it: the content in base64, sealed in a confidential letter. */
export interface LetterAttachment {
  filename: string;
  contentType: string;
  base64: string;
}

/** What is left of a text nobody needs any more. */
export const WIPED = { text: '', html: null, attachments: null } as const;

/** A letter in the outbox. Instants are the database’s own clock: processes may disagree about the time. */
@Entity('mail_outbox')
@Unique('mail_outbox_message_id', ['messageId'])
@Index('mail_outbox_due', ['status', 'dueAt'])
@Index('mail_outbox_about', ['about'])
export class MailLetter {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @TextColumn(120, { name: 'message_id' }) messageId!: string;
  @TextColumn(254) recipient!: string;
  @TextColumn(200) subject!: string;
  @Column({ type: 'mediumtext' }) text!: string;
  @Column({ type: 'mediumtext', nullable: true }) html!: string | null;
  @JsonColumn() attachments!: LetterAttachment[] | null;
  @TextColumn(10, { default: 'DUE' }) status!: LetterStatus;
  /** Counted up by whoever takes the letter, so it also tells a sender whether the letter is still its own. */
  @Column({ type: 'tinyint', unsigned: true, default: 0 }) attempts!: number;
  @InstantColumn({ name: 'due_at' }) dueAt!: Date;
  @InstantColumn({ name: 'leased_until', nullable: true }) leasedUntil!: Date | null;
  @TextColumn(500, { name: 'last_error', nullable: true }) lastError!: string | null;
  @InstantColumn({ name: 'created_at' }) createdAt!: Date;
  @InstantColumn({ name: 'sent_at', nullable: true }) sentAt!: Date | null;
  /** `<kind>:<id>`: what the letter carries, for whoever must know that the post has taken or refused it. */
  @TextColumn(80, { nullable: true }) about!: string | null;
  /** Text, HTML and attachments are sealed while the letter waits, and forgotten once it is settled. */
  @Column({ name: 'is_confidential', type: 'boolean', default: false }) isConfidential!: boolean;
}

/** Stands at the head of `last_error` from the day a server had the whole letter and never answered. */
export const UNANSWERED = 'Handed over once without an answer.';

/** Whether it may have arrived: sent, handed over without an answer, or taken by a sender that never came back. */
export const isPerhapsThere = ({ status, attempts, lastError, leasedUntil }: MailLetter): boolean =>
  status === 'SENT' || (lastError?.startsWith(UNANSWERED) ?? false) || (attempts > 0 && leasedUntil !== null);
