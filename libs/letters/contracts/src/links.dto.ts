import { Flag, Instant, Int, OneOf, Text } from '@cuspid/platform/contracts/dto';
import { LANGUAGES, type Language } from '@cuspid/patients/contracts';
import { VISIT } from '@cuspid/visits/contracts';
import { LINK_STATES, type LinkState } from './letters.values';

const NAME_MAX = 120;

/**
 * What the page of a letter's link shows, to whoever holds it: nothing about health, no name but the first. `GET` changes
 * nothing, because mail scanners open links; `POST …/confirm`, `/cancel`, `/opt-out` and `/resubscribe` answer the same.
 */
export class VisitLinkDto {
  @Text({ max: NAME_MAX }) clinicName!: string;
  @Text({ max: 40, nullable: true }) clinicPhone!: string | null;
  @Text({ max: 60, description: 'The clinic’s: what times are shown in' }) timeZone!: string;
  @OneOf(LANGUAGES, { description: 'The patient’s' }) language!: Language;
  @OneOf(LINK_STATES) state!: LinkState;
  @Text({ max: 80, nullable: true, description: 'Null when the link is closed' }) firstName!: string | null;
  @Instant({ nullable: true, description: 'Null when the link is closed' }) startsAt!: string | null;
  @Int({ min: 0, max: VISIT.minutesMax, nullable: true, description: 'Null when the link is closed' }) minutes!:
    number | null;
  @Flag() mayConfirm!: boolean;
  @Flag() mayCancel!: boolean;
  @Instant({ nullable: true, description: 'Until then the link cancels; later the patient calls' })
  cancelUntil!: string | null;
  @Flag({ description: 'Letters about visits are wanted' }) wantsLetters!: boolean;
}
