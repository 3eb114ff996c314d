import { Id, Instant, Int, Nested, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { NOTICE, NOTICE_GROUPS, NOTICE_KINDS, type NoticeGroup, type NoticeKind } from './notices.values';

const KINDS = Object.keys(NOTICE_KINDS) as NoticeKind[];

/** The patient a notice is about, when its reader may see them. */
export class NoticePatientDto {
  @Id() id!: number;
  @Text({ max: 20, example: 'PT-004182' }) code!: string;
  @Text({ max: 161, example: 'Dilani Wickramasinghe' }) name!: string;
}

/** Something one should know or do. */
export class NoticeDto {
  @Id() id!: number;
  @OneOf(KINDS, { example: 'access-asked' }) kind!: NoticeKind;
  @OneOf(NOTICE_GROUPS, { description: 'ACT: leaves when the thing is done · INFO: put away by hand' })
  group!: NoticeGroup;
  @Nested(() => NoticePatientDto, { nullable: true, description: 'Null when there is none or it is not yours to see' })
  patient!: NoticePatientDto | null;
  @Nested(() => StaffDto, { nullable: true, description: 'Whose doing it is' }) by!: StaffDto | null;
  @Id({ nullable: true, description: 'The request it is about' }) subjectId!: number | null;
  @Text({ max: NOTICE.textMax, nullable: true, description: 'What they wrote with it' }) text!: string | null;
  @Instant() at!: string;
}

/** Which of one's notices. */
export class NoticeFilter extends PageFilter {
  @OneOf(NOTICE_GROUPS, { optional: true, description: 'Both unless told' }) group?: NoticeGroup;
  @OneOf(KINDS, { optional: true, example: undefined, description: 'All of them unless told' }) kind?: NoticeKind;
}

/** How many informations were put away. */
export class NoticesPutAwayDto {
  @Int({ min: 0, max: 4_294_967_295 }) count!: number;
}
