import { ApiProperty } from '@nestjs/swagger';
import { Flag, Int } from './fields/numbers';
import { Text } from './fields/text';
import { PAGE, type Page } from './page';

/** Two names of eighty letters of four bytes each, as JSON in base64url. */
const CURSOR_MAX = 1_200;

/** What every list takes: how many, from where, and whether to count. */
export class PageFilter {
  @Int({ min: 1, max: PAGE.limitMax, query: true, optional: true, example: PAGE.limit }) limit?: number;
  @Text({ max: CURSOR_MAX, optional: true, description: '`nextCursor` of the page before' }) cursor?: string;
  @Flag({ query: true, optional: true, description: 'adds `total`' }) count?: boolean;
}

/** The class that describes a page of `item` in the OpenAPI document. */
export function pageOf<T extends object>(item: new () => T): new () => Page<T> {
  class PageDto implements Page<T> {
    @ApiProperty({ type: item, isArray: true }) items!: T[];
    @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
    @ApiProperty({ type: 'integer', required: false }) total?: number;
  }
  Object.defineProperty(PageDto, 'name', { value: `PageOf${item.name}` });
  return PageDto;
}
