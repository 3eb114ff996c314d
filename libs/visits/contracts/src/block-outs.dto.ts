import { Id, Instant, Int, Nested, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { ChairDto } from '@cuspid/settings/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { comingWeekday } from './visits.dto';
import { VISIT } from './visits.values';

/** A stretch in which somebody is away, a chair is out of use, or the clinic takes nobody. */
export class BlockOutDto {
  @Id() id!: number;
  @Nested(() => StaffDto, { nullable: true }) provider!: StaffDto | null;
  @Nested(() => ChairDto, { nullable: true }) chair!: ChairDto | null;
  @Instant() startsAt!: string;
  @Instant() endsAt!: string;
  @Text({ max: VISIT.reasonMax, example: 'Leave' }) reason!: string;
  @Int({ min: 1, max: 4_294_967_295 }) version!: number;
}

/** Keeps a stretch free of bookings: of a provider, of a chair, or, without either, of the whole clinic. */
export class BlockOutTimeDto {
  @Id({ optional: true, nullable: true, example: undefined }) providerId?: number | null;
  @Id({ optional: true, nullable: true, example: undefined }) chairId?: number | null;
  @Instant({ example: comingWeekday('06:00:00') }) startsAt!: string;
  @Instant({ example: comingWeekday('07:00:00') }) endsAt!: string;
  @Text({ max: VISIT.reasonMax, example: 'Staff meeting' }) reason!: string;
}

/** Which stretches: those that touch the period. */
export class BlockOutFilter extends PageFilter {
  @Instant({ optional: true, description: 'Now unless told' }) from?: string;
  @Instant({ optional: true }) to?: string;
}

/** What a stretch would hold: the visits booked in it, of the provider, of the chair, or, without either, all. */
export class BlockedVisitsFilter extends PageFilter {
  @Instant({ example: comingWeekday('06:00:00') }) startsAt!: string;
  @Instant({ example: comingWeekday('07:00:00') }) endsAt!: string;
  @Id({ query: true, optional: true, example: undefined }) providerId?: number;
  @Id({ query: true, optional: true, example: undefined }) chairId?: number;
}
