import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import {
  AddAddendumDto,
  ClinicalNoteDto,
  EditNoteDto,
  NoteRemoval,
  NoteStatsDto,
  NoteStatsFilter,
  NoteVerificationDto,
  NoteVersionDto,
  NoteVersionFilter,
  NoteVersionLineDto,
  PendingNoteDto,
  PendingNotesFilter,
  SeenNoteDto,
  StrikeNoteDto,
} from '@cuspid/clinical-notes/contracts/dto';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import { NoteActs } from './note-acts.service';
import { NoteList } from './note-list';
import { NoteProof } from './note-proof';
import { NoteStats } from './note-stats';
import { NoteVersions } from './note-versions';
import { NotesService } from './notes.service';

const ONCE = { name: 'Idempotency-Key', required: false } as const;
const conflicts = (...codes: string[]) => ({
  type: ProblemDto,
  description: codes.map((one) => `\`${one}\``).join(', '),
});

@ApiTags('Clinical notes')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such note among those you may see' })
@Controller('clinical-notes')
export class NotesController {
  constructor(
    private readonly notes: NotesService,
    private readonly acts: NoteActs,
    private readonly lists: NoteList,
    private readonly versionsOf: NoteVersions,
    private readonly proof: NoteProof,
    private readonly figures: NoteStats,
  ) {}

  /** Work lists, oldest first: your drafts, what you may verify of others, or what of yours waits for somebody. */
  @Get('pending')
  @Allow('note.write')
  @ApiOkResponse({ type: pageOf(PendingNoteDto) })
  pending(@Me() me: Actor, @Query() filter: PendingNotesFilter) {
    return this.lists.pending(me, filter);
  }

  /** Notes of the patients you may see, in figures. */
  @Get('stats')
  @Allow('note.read')
  @ApiOkResponse({ type: NoteStatsDto })
  stats(@Me() me: Actor, @Query() filter: NoteStatsFilter) {
    return this.figures.of(me, filter);
  }

  /** One note. Its ETag is what a change has to send. */
  @Get(':id')
  @Allow('note.read')
  @ApiOkResponse({ type: ClinicalNoteDto })
  read(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.notes.read(me, id);
  }

  /** Changes a draft of yours; what it said before stays as a version. */
  @Patch(':id')
  @Allow('note.write')
  @ApiHeader({ name: 'If-Match', required: true, description: '`"<version>"`' })
  @ApiOkResponse({ type: ClinicalNoteDto })
  @ApiConflictResponse(conflicts('note-signed', 'note-struck', 'note-binned'))
  edit(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() version: number, @Body() what: EditNoteDto) {
    return this.notes.edit(me, id, version, what);
  }

  /** Puts an unsigned note into the bin: your own, or anybody's for who clears the bin. From there it can be purged. */
  @Delete(':id')
  @Allow('note.write', 'note.bin')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiConflictResponse(conflicts('note-signed', 'note-struck', 'note-binned', 'note-not-binned'))
  remove(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() { purge }: NoteRemoval): Promise<void> {
    return purge ? this.acts.purge(me, id) : this.acts.bin(me, id);
  }

  /** Takes an unsigned note out of the bin. */
  @Post(':id/restore')
  @Allow('note.write', 'note.bin')
  @HttpCode(200)
  @ApiOkResponse({ type: ClinicalNoteDto })
  @ApiConflictResponse(conflicts('note-not-binned', 'note-signed', 'note-struck'))
  restore(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.acts.restore(me, id);
  }

  /** Signs a draft of yours: from then on nothing changes its words. A student's note then waits for verification. */
  @Post(':id/sign')
  @Allow('note.write')
  @HttpCode(200)
  @ApiHeader(ONCE)
  @ApiOkResponse({ type: ClinicalNoteDto })
  @ApiConflictResponse(conflicts('note-signed', 'note-struck', 'note-binned'))
  @ApiUnprocessableEntityResponse(conflicts('note-empty'))
  sign(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() seen: SeenNoteDto) {
    return this.acts.sign(me, id, seen);
  }

  /** Verifies somebody else's signed note, with what was added to it. */
  @Post(':id/verify')
  @Allow('note.verify')
  @HttpCode(200)
  @ApiHeader(ONCE)
  @ApiOkResponse({ type: ClinicalNoteDto })
  @ApiConflictResponse(conflicts('note-own', 'note-unsigned', 'note-verified', 'note-struck', 'note-binned'))
  verify(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() seen: SeenNoteDto) {
    return this.acts.verify(me, id, seen);
  }

  /** Says more below a signed note, under your own name. A verification ends by it. */
  @Post(':id/addenda')
  @Allow('note.write')
  @ApiHeader(ONCE)
  @ApiCreatedResponse({ type: ClinicalNoteDto })
  @ApiConflictResponse(conflicts('note-unsigned', 'note-struck', 'note-binned', 'note-addenda-full'))
  addend(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: AddAddendumDto) {
    return this.acts.addend(me, id, what);
  }

  /** Strikes a signed note through, with the reason. It stays readable. */
  @Post(':id/strike')
  @Allow('note.write')
  @HttpCode(200)
  @ApiHeader(ONCE)
  @ApiOkResponse({ type: ClinicalNoteDto })
  @ApiConflictResponse(conflicts('note-unsigned', 'note-verified', 'note-struck', 'note-binned'))
  strike(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: StrikeNoteDto) {
    return this.acts.strike(me, id, what);
  }

  /** What made each version of a note, the last first. */
  @Get(':id/versions')
  @Allow('note.read')
  @ApiOkResponse({ type: pageOf(NoteVersionLineDto) })
  versions(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: NoteVersionFilter) {
    return this.versionsOf.list(me, id, filter);
  }

  /** What a note said after one of its changes. */
  @Get(':id/versions/:v')
  @Allow('note.read')
  @ApiOkResponse({ type: NoteVersionDto })
  version(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Param('v', ParseIntPipe) v: number) {
    return this.versionsOf.read(me, id, v);
  }

  /** Whether a signed note still says what was signed, added and verified, by whom and when: reckoned anew each time. */
  @Get(':id/verification')
  @Allow('note.read')
  @ApiOkResponse({ type: NoteVerificationDto })
  @ApiConflictResponse(conflicts('note-unsigned'))
  verification(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.proof.of(me, id);
  }
}
