import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { VocabularyDto } from '@cuspid/dental-chart/contracts/dto';
import { Allow } from '@cuspid/platform/api';
import { VOCABULARY } from './vocabulary';

@ApiTags('Dental chart')
@Controller('dental-chart')
export class VocabularyController {
  /** Codes, surfaces, materials, letters and examples: what the command line and other programs need. */
  @Get('vocabulary')
  @Allow('chart.read')
  @ApiOkResponse({ type: VocabularyDto })
  vocabulary(): VocabularyDto {
    return VOCABULARY;
  }
}
