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
  CaseDto,
  CaseFilter,
  CaseProofDto,
  CaseStatsDto,
  CaseSummaryDto,
  CaseWorkDto,
  DecideDto,
  EditCaseDto,
  LogbookEntryDto,
  LogbookFilter,
  OpenCaseDto,
  ProgressDto,
  WorkFilter,
} from '@cuspid/cases/contracts/dto';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { LogbookService } from '../logbook/logbook.service';
import { CaseProof } from '../submissions/case-proof';
import { Decisions } from '../submissions/decisions.service';
import { CaseList } from './case-list';
import { CaseStats } from './case-stats';
import { CaseWork } from './case-work';
import { CasesService } from './cases.service';

const ONCE = { name: 'Idempotency-Key', required: false } as const;
const conflicts = (...codes: string[]) => ({
  type: ProblemDto,
  description: codes.map((one) => `\`${one}\``).join(', '),
});

@ApiTags('Cases')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such case among those you may see' })
@Controller('cases')
export class CasesController {
  constructor(
    private readonly cases: CasesService,
    private readonly lists: CaseList,
    private readonly workLists: CaseWork,
    private readonly figures: CaseStats,
    private readonly logbooks: LogbookService,
    private readonly decisions: Decisions,
    private readonly proof: CaseProof,
  ) {}

  /** The cases you may see, the newest first; a student sees their own. */
  @Get()
  @Allow('case.read')
  @ApiOkResponse({ type: pageOf(CaseSummaryDto) })
  list(@Me() me: Actor, @Query() filter: CaseFilter) {
    return this.lists.list(me, filter);
  }

  /** What waits, by whose turn it is: for a supervisor, a student, an administrator. */
  @Get('work')
  @Allow('case.read')
  @ApiOkResponse({ type: CaseWorkDto })
  work(@Me() me: Actor, @Query() filter: WorkFilter) {
    return this.workLists.of(me, filter);
  }

  /** The cases you may see, in figures. */
  @Get('stats')
  @Allow('case.read')
  @ApiOkResponse({ type: CaseStatsDto })
  stats(@Me() me: Actor) {
    return this.figures.of(me);
  }

  /** Opens a case that you supervise. The student comes onto the patient's care team, unless they are on it. */
  @Post()
  @Allow('case.supervise')
  @ApiHeader(ONCE)
  @ApiCreatedResponse({ type: CaseDto })
  @ApiConflictResponse(conflicts('case-open-already', 'person-cannot-join', 'care-team-full'))
  open(@Me() me: Actor, @Body() what: OpenCaseDto) {
    return this.cases.open(me, what);
  }

  /** One case, with its tasks and what was handed in. */
  @Get(':id')
  @Allow('case.read')
  @ApiOkResponse({ type: CaseDto })
  read(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.cases.read(me, id);
  }

  /** Calls a case something else; its supervisor does. */
  @Patch(':id')
  @Allow('case.supervise')
  @ApiHeader({ name: 'If-Match', required: true, description: '`"<version>"`' })
  @ApiOkResponse({ type: CaseDto })
  edit(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() version: number, @Body() what: EditCaseDto) {
    return this.cases.edit(me, id, version, what);
  }

  /** Deletes a case whose student has left the care team; its logbook stays. By its supervisor or an administrator. */
  @Delete(':id')
  @Allow('case.delete')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiConflictResponse(conflicts('case-not-removed'))
  remove(@Me() me: Actor, @Param('id', ParseIntPipe) id: number): Promise<void> {
    return this.cases.remove(me, id);
  }

  /** How far the student says they are, with the case or with a task begun. */
  @Post(':id/progress')
  @Allow('case.work')
  @HttpCode(200)
  @ApiHeader(ONCE)
  @ApiOkResponse({ type: CaseDto })
  @ApiConflictResponse(conflicts('case-removed', 'case-closed', 'case-submitted'))
  progress(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: ProgressDto) {
    return this.cases.progress(me, id, what);
  }

  /** Verifies the case: on exactly the version seen, under the supervisor's own password. It is closed then. */
  @Post(':id/verify')
  @Allow('case.supervise')
  @HttpCode(200)
  @ApiHeader(ONCE)
  @ApiOkResponse({ type: CaseDto })
  @ApiConflictResponse(conflicts('newer-version-arrived', 'case-not-submitted', 'case-removed', 'supervisor-gone'))
  verify(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: DecideDto) {
    return this.decisions.conclude(me, id, 'APPROVED', what);
  }

  /** Sends the case back to work, with a word on what is missing. */
  @Post(':id/reject')
  @Allow('case.supervise')
  @HttpCode(200)
  @ApiHeader(ONCE)
  @ApiOkResponse({ type: CaseDto })
  @ApiConflictResponse(conflicts('newer-version-arrived', 'case-not-submitted', 'case-removed', 'supervisor-gone'))
  reject(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: DecideDto) {
    return this.decisions.conclude(me, id, 'RETURNED', what);
  }

  /** Opens a verified case again. */
  @Post(':id/reopen')
  @Allow('case.supervise')
  @HttpCode(200)
  @ApiOkResponse({ type: CaseDto })
  @ApiConflictResponse(conflicts('case-not-closed', 'case-removed', 'supervisor-gone'))
  reopen(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.cases.reopen(me, id);
  }

  /** What was done with the case. It is there when tasks, or the case itself, are gone. */
  @Get(':id/logbook')
  @Allow('case.read')
  @ApiOkResponse({ type: pageOf(LogbookEntryDto) })
  logbook(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: LogbookFilter) {
    return this.logbooks.list(me, id, filter);
  }

  /** Whether what was handed in and signed is still what it was: every hash reckoned anew. */
  @Get(':id/integrity')
  @Allow('case.read')
  @ApiOkResponse({ type: CaseProofDto })
  integrity(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.proof.of(me, id);
  }
}
