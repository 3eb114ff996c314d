import { Flag, Instant, Text } from '@cuspid/platform/contracts/dto';

/** One's own calendar feed, as long as its link is out. */
export class VisitFeedDto {
  @Flag({ description: 'Whether a link is out' }) isOut!: boolean;
  @Instant({ nullable: true, description: 'When the link was made' }) since!: string | null;
  @Flag({ description: 'Whether it also says what kind of visit each is' }) withTypes!: boolean;
  @Instant({ nullable: true, description: 'When a calendar last fetched it, to the hour' }) readAt!: string | null;
}

/** Makes a link; the one before, if any, shows nothing any more. */
export class MakeVisitFeedDto {
  @Flag({
    optional: true,
    example: false,
    description: 'Also says what kind of visit each is. Off unless asked for: the feed is kept by whoever reads it',
  })
  withTypes?: boolean;
}

/** A new link. The token is told once: only its hash is kept. */
export class MadeVisitFeedDto extends VisitFeedDto {
  @Text({ max: 60, description: 'The feed is /api/visits/feed/<token>.ics' }) token!: string;
}
