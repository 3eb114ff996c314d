import { Body, Controller, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiNotFoundResponse, ApiTags } from '@nestjs/swagger';
import { CoSignDto, CoSignedDto } from '@cuspid/dental-chart/contracts/dto';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { CosignService } from './cosign.service';

@ApiTags('Dental chart')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient or finding among those you may see' })
@Controller('patients/:id/dental-chart')
export class CosignController {
  constructor(private readonly cosigns: CosignService) {}

  /**
   * Co-signs what a student recorded, as a clinician of the patient's care team. Send the `version` you saw: what a
   * student recorded since is answered with 409. What is co-signed, taken back or replaced already is skipped and told.
   */
  @Post('cosign')
  @Allow('chart.cosign')
  @ApiCreatedResponse({ type: CoSignedDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`chart-moved-on`' })
  coSign(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: CoSignDto) {
    return this.cosigns.coSign(me, id, what);
  }
}
