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
  AddNoteTemplateDto,
  EditNoteTemplateDto,
  FilledTemplateDto,
  FillTemplateDto,
  NoteTemplateDto,
  NoteTemplateFilter,
} from '@cuspid/clinical-notes/contracts/dto';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { TemplateFilling } from './template-filling.service';
import { NoteTemplates } from './templates.service';

const VERSION = { name: 'If-Match', required: true, description: '`"<version>"`' } as const;

@ApiTags('Texts for notes')
@Controller()
export class NoteTemplatesController {
  constructor(
    private readonly templates: NoteTemplates,
    private readonly filling: TemplateFilling,
  ) {}

  /** The clinic’s texts for notes, by name. */
  @Get('note-templates')
  @Allow('note.write', 'settings.manage')
  @ApiOkResponse({ type: pageOf(NoteTemplateDto) })
  list(@Query() filter: NoteTemplateFilter) {
    return this.templates.list(filter);
  }

  /** Adds a text. A variable there is not is refused with its line and column. */
  @Post('note-templates')
  @Allow('settings.manage')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: NoteTemplateDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`note-template-name-taken`, `note-templates-full`' })
  add(@Me() me: Actor, @Body() what: AddNoteTemplateDto) {
    return this.templates.add(me, what);
  }

  /** Changes a text, or takes it out of use. */
  @Patch('note-templates/:id')
  @Allow('settings.manage')
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: NoteTemplateDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`note-template-name-taken`' })
  edit(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: EditNoteTemplateDto,
  ) {
    return this.templates.edit(me, id, version, what);
  }

  /** Deletes a text; notes made of it stay as they are. */
  @Delete('note-templates/:id')
  @Allow('settings.manage')
  @HttpCode(204)
  @ApiHeader(VERSION)
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  remove(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() version: number) {
    return this.templates.remove(me, id, version);
  }

  /** A text with this patient’s values in it, and the gaps that are left. Nothing is kept. */
  @Post('patients/:id/note-templates/:templateId/fill')
  @Allow('note.write')
  @HttpCode(200)
  @ApiOkResponse({ type: FilledTemplateDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient or text among those you may use' })
  fill(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('templateId', ParseIntPipe) templateId: number,
    @Body() what: FillTemplateDto,
  ) {
    return this.filling.fill(me, id, templateId, what);
  }
}
