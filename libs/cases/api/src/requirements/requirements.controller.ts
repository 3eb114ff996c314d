import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  CountedWorkDto,
  CountedWorkFilter,
  FittingFilter,
  FittingPatientDto,
  RequirementFilter,
  StudentProgressDto,
  StudentProgressFilter,
} from '@cuspid/cases/contracts/dto';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { CountedWork } from './counted-work';
import { FittingPatients } from './fitting-patients';
import { Requirements } from './requirements.service';

@ApiTags('Requirements')
@Controller('cases/requirements')
export class RequirementsController {
  constructor(
    private readonly requirements: Requirements,
    private readonly work: CountedWork,
    private readonly fitting: FittingPatients,
  ) {}

  /** How far a student is with what they have to have done, and when they will be done at this pace. */
  @Get()
  @Allow('case.read')
  @ApiOkResponse({ type: StudentProgressDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such student among those the caller supervises' })
  progress(@Me() me: Actor, @Query() filter: RequirementFilter) {
    return this.requirements.progress(me, filter.studentId);
  }

  /** All students the caller may see, by name, each with their progress. */
  @Get('students')
  @Allow('case.read')
  @ApiOkResponse({ type: pageOf(StudentProgressDto) })
  students(@Me() me: Actor, @Query() filter: StudentProgressFilter) {
    return this.requirements.students(me, filter);
  }

  /** The work behind a bar: as many rows as it says, the last verified first. */
  @Get(':kindId/work')
  @Allow('case.read')
  @ApiOkResponse({ type: pageOf(CountedWorkDto) })
  @ApiNotFoundResponse({ type: ProblemDto })
  rows(@Me() me: Actor, @Param('kindId', ParseIntPipe) kindId: number, @Query() filter: CountedWorkFilter) {
    return this.work.list(me, kindId, filter);
  }

  /** Patients of the caller who wait for treatment, are in no student’s care, and would count: longest waiting first. */
  @Get(':kindId/fitting')
  @Allow('case.supervise')
  @ApiOkResponse({ type: pageOf(FittingPatientDto) })
  @ApiNotFoundResponse({ type: ProblemDto })
  patients(@Me() me: Actor, @Param('kindId', ParseIntPipe) kindId: number, @Query() filter: FittingFilter) {
    return this.fitting.list(me, kindId, filter);
  }
}
