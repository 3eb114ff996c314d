import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { VocabularyDto } from '@cuspid/dental-chart/contracts/dto';
import { Allow } from '@cuspid/platform/api';
import { VOCABULARY } from './vocabulary';
import { ChartWords } from './words/words.service';

@ApiTags('Dental chart')
@Controller('dental-chart')
export class VocabularyController {
  constructor(private readonly words: ChartWords) {}

  /** Codes, surfaces, materials, letters and examples: what the command line and other programs need. */
  @Get('vocabulary')
  @Allow('chart.read')
  @ApiOkResponse({ type: VocabularyDto })
  async vocabulary(): Promise<VocabularyDto> {
    return { ...VOCABULARY, words: (await this.words.list()).items };
  }
}
