import { ApiProperty } from '@nestjs/swagger';
import { Instant, Int, ListOf, OneOf, Text } from '@cuspid/platform/contracts/dto';
import { CARDS, DASHBOARD, type Card } from './cards.values';

/** Which cards: all of the caller's own unless told. */
export class DashboardFilter {
  @Text({
    max: 400,
    optional: true,
    pattern: { matches: /^[a-zA-Z]{2,20}(,[a-zA-Z]{2,20}){0,39}$/, says: 'must be names of cards, by commas' },
    example: 'waiting,arrivals',
    description: 'Names of cards, by commas; what is not the caller’s is left out. All of them unless told',
  })
  cards?: string;
}

/** One list of what is to be done: how many there are, the first of them, and where the rest is. */
export class DashboardCardDto {
  @OneOf(CARDS, { example: 'waiting' }) key!: Card;
  @Int({ min: 0, max: 4_294_967_295, nullable: true, description: 'How many its list has; null when it failed' })
  count!: number | null;
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    maxItems: DASHBOARD.dayMax,
    description: 'The first of its list, as the list tells them; of the day’s own visits all',
  })
  items!: object[];
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'What a row needs besides: targets, alerts, what is told of each',
  })
  about!: object | null;
  @Text({ max: DASHBOARD.linkMax, example: '/queue', description: 'The page of the client that shows the list' })
  link!: string;
  @Text({
    max: DASHBOARD.linkMax,
    example: '/api/queue',
    description: 'The request that answers the list the card is the head of',
  })
  list!: string;
  @Text({ max: 60, nullable: true, example: 'unavailable', description: 'Why it could not be told; null when it was' })
  failed!: string | null;
}

/** What the caller has to do now. A card that fails leaves the others as they are. */
export class DashboardDto {
  @Instant({ description: 'When it was put together' }) at!: string;
  @ListOf(() => DashboardCardDto, { max: CARDS.length, description: 'In the order of the day’s page' })
  cards!: DashboardCardDto[];
}
