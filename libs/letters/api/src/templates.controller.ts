import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LetterPreviewDto, LetterTemplateDto, LetterTemplatesDto, LetterTextDto } from '@cuspid/letters/contracts/dto';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { TemplatesService } from './templates.service';

const IF_MATCH = { name: 'If-Match', required: true, description: '`"<version>"`' };

@ApiTags('Letters')
@Controller('letter-templates')
export class TemplatesController {
  constructor(private readonly templates: TemplatesService) {}

  /** The texts letters are made from, by kind and language. */
  @Get()
  @Allow('settings.manage')
  @ApiOkResponse({ type: LetterTemplatesDto })
  list() {
    return this.templates.list();
  }

  /** One text; `version` 0 until somebody has changed it. */
  @Get(':kind/:language')
  @Allow('settings.manage')
  @ApiOkResponse({ type: LetterTemplateDto })
  one(@Param('kind') kind: string, @Param('language') language: string) {
    return this.templates.one(kind, language);
  }

  /** Gives the clinic its own text. What a letter may not hold is refused with line and column. */
  @Put(':kind/:language')
  @Allow('settings.manage')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: LetterTemplateDto })
  change(
    @Me() me: Actor,
    @Param('kind') kind: string,
    @Param('language') language: string,
    @IfMatch() version: number,
    @Body() text: LetterTextDto,
  ) {
    return this.templates.change(me, kind, language, text, version);
  }

  /** Brings back the text that comes with Cuspid, and answers it. */
  @Delete(':kind/:language')
  @Allow('settings.manage')
  @HttpCode(200)
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: LetterTemplateDto })
  reset(@Me() me: Actor, @Param('kind') kind: string, @Param('language') language: string, @IfMatch() version: number) {
    return this.templates.reset(me, kind, language, version);
  }

  /** The letter an invented patient would get; nothing is kept. */
  @Post(':kind/:language/preview')
  @Allow('settings.manage')
  @HttpCode(200)
  @ApiOkResponse({ type: LetterPreviewDto })
  preview(@Param('kind') kind: string, @Param('language') language: string, @Body() text: LetterTextDto) {
    return this.templates.preview(kind, language, text);
  }
}
