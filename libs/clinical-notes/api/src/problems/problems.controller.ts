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
import {
  AddProblemDto,
  EditProblemDto,
  PatientProblemDto,
  ProblemFilter,
  PatientProblemVersionDto,
  ProblemVersionFilter,
} from '@cuspid/clinical-notes/contracts/dto';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { Problems } from './problems.service';

const VERSION = { name: 'If-Match', required: true, description: '`"<version>"`' } as const;

@ApiTags('Problem list')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient or problem among those you may see' })
@Controller()
export class ProblemsController {
  constructor(private readonly problems: Problems) {}

  /** What is wrong with the mouth: active problems first, then by the day, the latest first. */
  @Get('patients/:id/problems')
  @Allow('diagnosis.read')
  @ApiOkResponse({ type: pageOf(PatientProblemDto) })
  list(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: ProblemFilter) {
    return this.problems.list(me, id, filter);
  }

  /** Adds a problem, active from its day on. */
  @Post('patients/:id/problems')
  @Allow('note.write')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: PatientProblemDto })
  add(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: AddProblemDto) {
    return this.problems.add(me, id, what);
  }

  /** What a problem said after each of its changes, the last first. */
  @Get('problems/:id/versions')
  @Allow('diagnosis.read')
  @ApiOkResponse({ type: pageOf(PatientProblemVersionDto) })
  versions(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: ProblemVersionFilter) {
    return this.problems.versions(me, id, filter);
  }

  /** Changes a problem, resolves it, or makes it active again. What it said before stays. */
  @Patch('problems/:id')
  @Allow('note.write')
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: PatientProblemDto })
  edit(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: EditProblemDto,
  ) {
    return this.problems.edit(me, id, version, what);
  }

  /** Takes a problem off the list that should not be on it; its versions stay. */
  @Delete('problems/:id')
  @Allow('note.write')
  @HttpCode(204)
  @ApiHeader(VERSION)
  @ApiNoContentResponse()
  @ApiConflictResponse({ type: ProblemDto, description: '`problem-in-plan`' })
  remove(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() version: number) {
    return this.problems.remove(me, id, version);
  }
}
