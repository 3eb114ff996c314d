import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiProduces,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, Costly, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { PDF_LATER } from '@cuspid/platform/providers';
import {
  BuildPresentationDto,
  PresentationDto,
  PresentationFilter,
  PresentationSummaryDto,
} from '@cuspid/presentations/contracts/dto';
import { Building } from './building.service';
import { PresentationList } from './presentation-list';
import { Presentations } from './presentations.service';

const GONE = '`no-teaching-consent`, `presentation-damaged`, `picture-gone`';
const BYTES = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('Case presentations')
@Controller()
export class PresentationsController {
  constructor(
    private readonly building: Building,
    private readonly presentations: Presentations,
    private readonly lists: PresentationList,
  ) {}

  /** Presentations of the caller’s patients, the newest first. */
  @Get('presentations')
  @Allow('presentation.read')
  @ApiOkResponse({ type: pageOf(PresentationSummaryDto) })
  list(@Me() me: Actor, @Query() filter: PresentationFilter) {
    return this.lists.list(me, filter);
  }

  /** Builds a presentation of a patient’s case without who it is: names, numbers and addresses are left out, days shifted. */
  @Post('patients/:id/presentations')
  @Allow('presentation.build')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: PresentationDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`no-teaching-consent`, `presentation-tells`' })
  build(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: BuildPresentationDto) {
    return this.building.build(me, id, what);
  }

  /** A presentation to be shown. It opens as long as the patient agrees, and each showing is noted. */
  @Get('presentations/:id')
  @Allow('presentation.read')
  @ApiOkResponse({ type: PresentationDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: GONE })
  read(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.presentations.read(me, id);
  }

  /** A picture of a presentation: WebP of its pixels, with nothing of what the file told besides. */
  @Get('presentations/:id/pictures/:number')
  @Allow('presentation.read')
  @ApiProduces('image/webp')
  @ApiOkResponse(BYTES)
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: GONE })
  picture(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Param('number', ParseIntPipe) number: number) {
    return this.presentations.picture(me, id, number);
  }

  /** A drawing of the chart in a presentation, as SVG. */
  @Get('presentations/:id/drawings/:number')
  @Allow('presentation.read')
  @ApiProduces('image/svg+xml')
  @ApiOkResponse(BYTES)
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: GONE })
  drawing(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Param('number', ParseIntPipe) number: number) {
    return this.presentations.drawing(me, id, number);
  }

  /** The presentation as an A4 PDF in landscape, a slide a page. That it was printed is noted. */
  @Get('presentations/:id/presentation.pdf')
  @Allow('presentation.read')
  @Costly('print', 20)
  @ApiProduces('application/pdf')
  @ApiOkResponse(BYTES)
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: GONE })
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: PDF_LATER })
  pdf(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.presentations.pdf(me, id);
  }

  /** Takes a presentation away: it opens for nobody any more. */
  @Delete('presentations/:id')
  @Allow('presentation.build')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  remove(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.presentations.remove(me, id);
  }
}
