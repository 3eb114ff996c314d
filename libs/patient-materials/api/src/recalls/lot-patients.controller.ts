import { Controller, Get, Param, ParseIntPipe, Query, type StreamableFile } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  LotLettersFilter,
  LotPatientsFilter,
  LotRecallDto,
  LotRecallFilter,
} from '@cuspid/patient-materials/contracts/dto';
import { Allow, Costly, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { LotLetters } from './lot-letters.service';
import { LotPatients } from './lot-patients.service';

@ApiTags('Materials')
@Controller()
export class LotPatientsController {
  constructor(
    private readonly patients: LotPatients,
    private readonly letters: LotLetters,
  ) {}

  /** Which patients got something of a lot, by their numbers. Clinicians and students are told their own. */
  @Get('inventory-lots/:lotId/patients')
  @Allow('material.read')
  @ApiOkResponse({ type: LotRecallDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such lot' })
  ofLot(@Me() me: Actor, @Param('lotId', ParseIntPipe) lotId: number, @Query() filter: LotPatientsFilter) {
    return this.patients.ofLot(me, lotId, filter);
  }

  /** The same by item and lot number, whatever deliveries the number came in. */
  @Get('patient-materials/recall')
  @Allow('material.read')
  @ApiOkResponse({ type: LotRecallDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such item' })
  ofNumber(@Me() me: Actor, @Query() filter: LotRecallFilter) {
    return this.patients.ofNumber(me, filter);
  }

  /** Names, addresses, numbers and languages of all of them, for letters, at most 10,000; the last line says if there were more. */
  @Get('patient-materials/recall.csv')
  @Allow('material.bin')
  @Costly('export', 10)
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such item' })
  csv(@Me() me: Actor, @Query() filter: LotLettersFilter): Promise<StreamableFile> {
    return this.letters.csv(me, filter);
  }
}
