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
import { AddStudentGroupDto, EditStudentGroupDto, StudentGroupDto } from '@cuspid/cases/contracts/dto';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { PageFilter, pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { StudentGroups } from './student-groups.service';

const VERSION = { name: 'If-Match', required: true, description: '`"<version>"`' } as const;

@ApiTags('Requirements')
@Controller('student-groups')
export class StudentGroupsController {
  constructor(private readonly groups: StudentGroups) {}

  /** The years of students, with their quotas and who is in them, by name. */
  @Get()
  @Allow('settings.manage')
  @ApiOkResponse({ type: pageOf(StudentGroupDto) })
  list(@Query() filter: PageFilter) {
    return this.groups.list(filter);
  }

  /** One group. */
  @Get(':id')
  @Allow('settings.manage')
  @ApiOkResponse({ type: StudentGroupDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  read(@Param('id', ParseIntPipe) id: number) {
    return this.groups.read(id);
  }

  /** Adds a group: from when work counts, the deadline, the quotas, the students. */
  @Post()
  @Allow('settings.manage')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: StudentGroupDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`requirement-name-taken`, `requirements-full`' })
  add(@Me() me: Actor, @Body() what: AddStudentGroupDto) {
    return this.groups.add(me, what);
  }

  /** Changes a group. Quotas and students, where told, take the place of what was there. */
  @Patch(':id')
  @Allow('settings.manage')
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: StudentGroupDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`requirement-name-taken`' })
  edit(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: EditStudentGroupDto,
  ) {
    return this.groups.edit(me, id, version, what);
  }

  /** Deletes a group: nothing is asked of its students any more, and what they did stays. */
  @Delete(':id')
  @Allow('settings.manage')
  @HttpCode(204)
  @ApiHeader(VERSION)
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  remove(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() version: number) {
    return this.groups.remove(me, id, version);
  }
}
