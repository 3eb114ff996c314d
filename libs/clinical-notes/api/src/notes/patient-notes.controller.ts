import { Body, Controller, Get, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { ClinicalNoteDto, NoteFilter, WriteNoteDto } from '@cuspid/clinical-notes/contracts/dto';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { NoteList } from './note-list';
import { NotesService } from './notes.service';

@ApiTags('Clinical notes')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient among those you may see' })
@Controller('patients/:id/clinical-notes')
export class PatientNotesController {
  constructor(
    private readonly notes: NotesService,
    private readonly lists: NoteList,
  ) {}

  /** A patient's notes, newest first: signed ones, and your own drafts. Diagnoses are there for who may read them. */
  @Get()
  @Allow('note.read')
  @ApiOkResponse({ type: pageOf(ClinicalNoteDto) })
  list(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: NoteFilter) {
    return this.lists.list(me, id, filter);
  }

  /** Begins a note. It is a draft, yours alone, until you sign it. */
  @Post()
  @Allow('note.write')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ClinicalNoteDto })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'A visit or an item of the plan is not theirs' })
  write(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: WriteNoteDto) {
    return this.notes.write(me, id, what);
  }
}
