import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { AddRequirementKindDto, EditRequirementKindDto, RequirementKindDto } from '@cuspid/cases/contracts/dto';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { PageFilter, pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { RequirementKinds } from './requirement-kinds.service';

const VERSION = { name: 'If-Match', required: true, description: '`"<version>"`' } as const;

@ApiTags('Requirements')
@Controller('requirement-kinds')
export class RequirementKindsController {
  constructor(private readonly kinds: RequirementKinds) {}

  /** What students have to have done, in the clinic’s order. */
  @Get()
  @Allow('settings.manage')
  @ApiOkResponse({ type: pageOf(RequirementKindDto) })
  list(@Query() filter: PageFilter) {
    return this.kinds.list(filter);
  }

  /** Adds a kind: its name, and what counts towards it. */
  @Post()
  @Allow('settings.manage')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: RequirementKindDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`requirement-name-taken`, `requirements-full`' })
  add(@Me() me: Actor, @Body() what: AddRequirementKindDto) {
    return this.kinds.add(me, what);
  }

  /** Changes its name or place, or takes it out of use. What it counts stays. */
  @Patch(':id')
  @Allow('settings.manage')
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: RequirementKindDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`requirement-name-taken`' })
  edit(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: EditRequirementKindDto,
  ) {
    return this.kinds.edit(me, id, version, what);
  }

  /** Deletes a kind that no group has a quota of. */
  @Delete(':id')
  @Allow('settings.manage')
  @HttpCode(204)
  @ApiHeader(VERSION)
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`requirement-in-use`' })
  remove(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() version: number) {
    return this.kinds.remove(me, id, version);
  }
}
