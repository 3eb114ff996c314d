import { CountColumn, FlagColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Patient } from '@cuspid/patients/api';
import type { Language } from '@cuspid/patients/contracts';
import type { LetterKind, LetterSource, LetterState, WithdrawnBecause } from '@cuspid/letters/contracts';
import { User } from '@cuspid/users/api';
import { Visit } from '@cuspid/visits/api';
import {
  Column,
  Entity,
  ForeignKey,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
  type Relation,
} from 'typeorm';

/**
 * A letter to a patient about a visit, from the day it is written to the day it is forgotten with its patient. Its text is
 * nowhere but in the outbox, sealed, until it is sent: `mail_outbox.about` is `letter:<id>`.
 */
@Entity('letter')
@Unique('letter_only_once', ['onlyOnce'])
@Index('letter_visit', ['visitId', 'id'])
@Index('letter_patient', ['patientId', 'id'])
@Index('letter_state', ['state', 'id'])
@Index('letter_kind', ['kind', 'id'])
@Index('letter_state_kind', ['state', 'kind', 'id'])
@Index('letter_settled', ['state', 'settledAt'])
export class Letter {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() patientId!: number;
  @ManyToOne(() => Patient)
  @JoinColumn({ name: 'patient_id', foreignKeyConstraintName: 'letter_patient_id' })
  patient!: Relation<Patient>;
  /** Null once the visit was deleted. */
  @IdColumn({ nullable: true })
  @ForeignKey(() => Visit, { name: 'letter_visit_id', onDelete: 'SET NULL' })
  visitId!: number | null;
  @TextColumn(10) kind!: LetterKind;
  @TextColumn(2) language!: Language;
  /** The start it tells of. */
  @InstantColumn() startsAt!: Date;
  /** Of a move: where the patient had been told before. */
  @InstantColumn({ nullable: true }) formerStartsAt!: Date | null;
  /** The number the visit has in calendars, which outlives the visit. */
  @IdColumn() calendarId!: number;
  @Column({ type: 'smallint', unsigned: true }) minutes!: number;
  /** The visit's version when it was written: calendars follow the highest. */
  @CountColumn() sequence!: number;
  @TextColumn(9) source!: LetterSource;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'letter_by' }) byId!: number | null;
  @TextColumn(9, { default: 'WAITING' }) state!: LetterState;
  @TextColumn(13, { nullable: true }) withdrawnBecause!: WithdrawnBecause | null;
  /** It was not sent as far as we know, but a mail server may have had it. */
  @FlagColumn() mayHaveArrived!: boolean;
  @TextColumn(254) recipient!: string;
  /** `reminder:<visit>:<start>`: what keeps a second reminder of the same start out. Null once it was withdrawn. */
  @TextColumn(60, { nullable: true }) onlyOnce!: string | null;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() dueAt!: Date;
  /** When it was sent, given up or withdrawn. */
  @InstantColumn({ nullable: true }) settledAt!: Date | null;
  @CountColumn() attempts!: number;
  @TextColumn(500, { nullable: true }) lastError!: string | null;
}

/** What the outbox knows a letter by. */
export const aboutOf = (id: number): `${string}:${number}` => `letter:${id}`;

/** What a reminder of a visit at one start is known by: the instant, whatever a clock shows. */
export const onceOf = ({ id, startsAt }: Pick<Visit, 'id' | 'startsAt'>) => `reminder:${id}:${startsAt.toISOString()}`;
