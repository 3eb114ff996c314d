import { Day, Flag, Id, Ids, Instant, Int, ListOf, Nested, OneOf, SomeOf, Text } from '@cuspid/platform/contracts/dto';
import { FirstAlertDto } from '@cuspid/patients/contracts/dto';
import { ALLERGY_STATES, PATIENT, SEXES, type AllergyState, type Sex } from '@cuspid/patients/contracts';
import { ChairDto } from '@cuspid/settings/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { CallForecastDto, StageTargetsDto } from './forecast.dto';
import { StudentRouteDto } from './route.dto';
import {
  PRIORITIES,
  QUEUE,
  QUEUE_STATUSES,
  WALL_LANGUAGES,
  type Priority,
  type QueueStatus,
  type WallLanguage,
} from './queue.values';

const notes = { max: QUEUE.notesMax, optional: true, nullable: true } as const;

/** Checks a patient in: a walk-in, or from a visit (which is then ARRIVED). One open entry a patient. */
export class CheckInDto {
  @Id() patientId!: number;
  @Id({ optional: true, nullable: true, example: undefined }) visitId?: number | null;
  @Id({ optional: true, nullable: true, example: undefined, description: 'A clinician or a student' }) providerId?:
    number | null;
  @OneOf(PRIORITIES, { optional: true, example: 'NORMAL' }) priority?: Priority;
  @Text({ max: QUEUE.procedureMax, optional: true, nullable: true, example: 'Arch wire change' }) procedure?:
    string | null;
  @Text({ ...notes, example: 'Swelling, lower left' }) notes?: string | null;
}

export class EditEntryDto {
  @Id({ optional: true, nullable: true }) providerId?: number | null;
  @OneOf(PRIORITIES, { optional: true }) priority?: Priority;
  @Text({ max: QUEUE.procedureMax, optional: true, nullable: true }) procedure?: string | null;
  @Text(notes) notes?: string | null;
}

/** Moves an entry to a stage: forward over any number of steps, or one or more back. */
export class MoveEntryDto {
  @OneOf(QUEUE_STATUSES, { example: 'UNDER_TREATMENT' }) status!: QueueStatus;
  @Id({ optional: true, nullable: true, description: 'Where the patient is called to', example: undefined }) chairId?:
    number | null;
}

/** Calls the next patient: to this chair, else to the one the caller used last. */
export class CallNextDto {
  @Id({ optional: true, nullable: true, example: undefined }) chairId?: number | null;
}

/** The patient as a card shows them. */
export class QueuePatientDto {
  @Id() id!: number;
  @Text({ max: PATIENT.codeMax, example: 'PT-004182' }) patientCode!: string;
  @Text({ max: PATIENT.nameMax }) firstName!: string;
  @Text({ max: PATIENT.nameMax }) lastName!: string;
  @Day({ nullable: true }) dateOfBirth!: string | null;
  @OneOf(SEXES) sex!: Sex;
  @OneOf(ALLERGY_STATES) allergyState!: AllergyState;
  @Nested(() => FirstAlertDto, { nullable: true, description: 'The most dangerous alert' })
  firstAlert!: FirstAlertDto | null;
  @Flag({ description: 'Allergies and alerts were last confirmed longer ago than the clinic allows' })
  isConfirmationDue!: boolean;
}

/** A patient in the clinic. */
export class QueueEntryDto {
  @Id() id!: number;
  @Nested(() => QueuePatientDto) patient!: QueuePatientDto;
  @Id({ nullable: true }) visitId!: number | null;
  @Nested(() => StaffDto, { nullable: true }) provider!: StaffDto | null;
  @Nested(() => ChairDto, { nullable: true }) chair!: ChairDto | null;
  @Text({ max: 8, example: 'A 17', description: 'Restarts every day' }) ticket!: string;
  @OneOf(QUEUE_STATUSES) status!: QueueStatus;
  @OneOf(PRIORITIES) priority!: Priority;
  @Text({ max: QUEUE.procedureMax, nullable: true }) procedure!: string | null;
  @Text({ max: QUEUE.notesMax, nullable: true }) notes!: string | null;
  @Instant() enteredAt!: string;
  @Instant({ description: 'When the present stage began: what its clock counts from' }) stageSince!: string;
  @Instant({ nullable: true }) completedAt!: string | null;
  @Flag({ description: 'Still open when its day ended' }) isUnfinished!: boolean;
  @Flag({ description: 'The caller may move it' }) mayProgress!: boolean;
  @Nested(() => CallForecastDto, { nullable: true, description: 'While waiting: when they are likely to be called' })
  forecast!: CallForecastDto | null;
  @Nested(() => StudentRouteDto, { nullable: true, description: 'Of a patient who comes to a student' })
  route!: StudentRouteDto | null;
  @Int({ min: 1, max: 4_294_967_295 }) version!: number;
}

/** Everybody in the clinic today, as far as the caller sees them: most urgent first, then longest waiting. */
export class QueueBoardDto {
  @Day() day!: string;
  @ListOf(() => QueueEntryDto, { max: QUEUE.boardMax }) items!: QueueEntryDto[];
  @Int({ min: 0, max: 100_000, nullable: true, description: 'Median minutes in the waiting room today' })
  medianWaitMinutes!: number | null;
  @Int({ min: 0, max: 100_000, description: 'Completed today' }) seen!: number;
  @Ids({ max: 100, description: 'Chairs somebody sits in, also those of patients the caller does not see' })
  takenChairIds!: number[];
  @Nested(() => StageTargetsDto) targets!: StageTargetsDto;
  @Int({ min: 0, max: 100_000, description: 'Entries of earlier days nobody has decided about; for the desk alone' })
  undecided!: number;
}

/** Figures of one day. */
export class QueueStatsDto {
  @Day() day!: string;
  @Int({ min: 0, max: 100_000 }) waiting!: number;
  @Int({ min: 0, max: 100_000 }) underConsultation!: number;
  @Int({ min: 0, max: 100_000 }) underTreatment!: number;
  @Int({ min: 0, max: 100_000 }) atCashier!: number;
  @Int({ min: 0, max: 100_000 }) completed!: number;
  @Int({ min: 0, max: 100_000, nullable: true, description: 'Mean minutes in the waiting room' }) meanWaitMinutes!:
    number | null;
}

export class OpenDisplayDto {
  @Text({ max: QUEUE.displayNameMax, example: 'Waiting room' }) name!: string;
  @SomeOf(WALL_LANGUAGES, { optional: true, description: 'In the order they are shown and spoken; all unless told' })
  languages?: WallLanguage[];
}

/** What is told replaces what was; the screen follows when it next looks. */
export class EditDisplayDto {
  @Text({ max: QUEUE.displayNameMax, optional: true, example: 'Waiting room, ground floor' }) name?: string;
  @SomeOf(WALL_LANGUAGES, { optional: true, description: 'In the order they are shown and spoken; none told: all' })
  languages?: WallLanguage[];
}

export class DisplayDto {
  @Id() id!: number;
  @Text({ max: QUEUE.displayNameMax }) name!: string;
  @SomeOf(WALL_LANGUAGES) languages!: WallLanguage[];
  @Instant() createdAt!: string;
}

/** A new display link. The token is told once: only its hash is kept. */
export class OpenedDisplayDto extends DisplayDto {
  @Text({ max: 60, description: 'The page is /display/<token>' }) token!: string;
}

export class DisplaysDto {
  @ListOf(() => DisplayDto, { max: 50 }) items!: DisplayDto[];
}

export class CallDto {
  @Text({ max: 8, example: 'A 17' }) ticket!: string;
  @Text({ max: 40, nullable: true, example: 'Chair 6' }) room!: string | null;
  @Instant() calledAt!: string;
}

/** How long those with a ticket of a letter waited today. */
export class LetterWaitDto {
  @Text({ max: 1, example: 'A' }) letter!: string;
  @Int({ min: 0, max: 100_000, description: 'Median minutes of those called' }) minutes!: number;
}

/** What the waiting room sees: tickets and rooms, never a name, a clinician or a treatment. */
export class DisplayBoardDto {
  @Text({ max: 120 }) clinicName!: string;
  @Text({ max: 60, example: 'Asia/Colombo' }) timeZone!: string;
  @SomeOf(WALL_LANGUAGES, { description: 'In the order they are shown and spoken' }) languages!: WallLanguage[];
  @ListOf(() => LetterWaitDto, { max: 26, description: 'Of letters somebody waits with' }) waits!: LetterWaitDto[];
  @ListOf(() => CallDto, { max: QUEUE.callsShown, description: 'Latest first' }) calls!: CallDto[];
  @Int({ min: 0, max: 100_000 }) waiting!: number;
  @Int({ min: 0, max: 100_000, nullable: true }) medianWaitMinutes!: number | null;
}
