import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { EditRubricDto, RubricDto, RubricFilter, WriteRubricDto } from '@cuspid/cases/contracts/dto';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { RubricsService } from './rubrics.service';

const SEEN = { name: 'If-Match', required: true, description: '`"<version>"`' } as const;

@ApiTags('Case rubrics')
@Controller('case-rubrics')
export class RubricsController {
  constructor(private readonly rubrics: RubricsService) {}

  /** What students' work is judged by; of each kind one is in use. */
  @Get()
  @Allow('case.read', 'settings.manage')
  @ApiOkResponse({ type: pageOf(RubricDto) })
  list(@Query() filter: RubricFilter) {
    return this.rubrics.list(filter);
  }

  /** Writes a rubric. */
  @Post()
  @Allow('settings.manage')
  @ApiCreatedResponse({ type: RubricDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`too-many-rubrics`' })
  write(@Me() me: Actor, @Body() what: WriteRubricDto) {
    return this.rubrics.write(me, what);
  }

  /** Changes a rubric; what was handed in keeps the one it was handed in with. */
  @Patch(':id')
  @Allow('settings.manage')
  @ApiHeader(SEEN)
  @ApiOkResponse({ type: RubricDto })
  edit(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: EditRubricDto,
  ) {
    return this.rubrics.edit(me, id, version, what);
  }

  /** Deletes a rubric that is not in use. */
  @Delete(':id')
  @Allow('settings.manage')
  @HttpCode(204)
  @ApiHeader(SEEN)
  @ApiNoContentResponse()
  @ApiConflictResponse({ type: ProblemDto, description: '`rubric-in-use`' })
  remove(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() version: number): Promise<void> {
    return this.rubrics.remove(me, id, version);
  }
}
