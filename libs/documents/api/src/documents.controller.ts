import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  ParseIntPipe,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiPreconditionFailedResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import {
  DocumentContentFilter,
  DocumentDto,
  DocumentLinkDto,
  DocumentStatsDto,
  EditDocumentDto,
  RemoveDocumentFilter,
} from '@cuspid/documents/contracts/dto';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import type { Request, Response } from 'express';
import { DocumentContent } from './document-content.service';
import { DocumentStats } from './document-stats.service';
import { DocumentsService } from './documents.service';

const VERSION = { name: 'If-Match', required: true, description: 'The ETag of the document that was seen' };
const BINARY = { schema: { type: 'string', format: 'binary' } };

@ApiTags('Documents')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such document among those you may see' })
@Controller('documents')
export class DocumentsController {
  constructor(
    private readonly documents: DocumentsService,
    private readonly contents: DocumentContent,
    private readonly stats: DocumentStats,
  ) {}

  /** Figures over the documents of the patients you may see: how many, how large, by type and by month. */
  @Get('stats')
  @Allow('document.read')
  @ApiOkResponse({ type: DocumentStatsDto })
  figures(@Me() me: Actor) {
    return this.stats.figures(me);
  }

  /** What is known of a document. Its ETag is what a change has to send. */
  @Get(':id')
  @Allow('document.read')
  @ApiOkResponse({ type: DocumentDto })
  read(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.documents.read(me, id);
  }

  /** Its content, or the range of it that was asked for. Images are shown in place, everything else is a file to keep. */
  @Get(':id/content')
  @Allow('document.read')
  @ApiOkResponse({ content: { 'application/octet-stream': BINARY } })
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: '`storage-unavailable`' })
  content(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Query() { download }: DocumentContentFilter,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    return this.contents.send(me, id, download ?? false, request, response);
  }

  /** A link of a minute to this one file, where the bucket hands it over itself; `url` is null where the API does. */
  @Get(':id/link')
  @Allow('document.read')
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ type: DocumentLinkDto })
  link(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.contents.link(me, id);
  }

  /** The small picture of an image (WebP). */
  @Get(':id/thumbnail')
  @Allow('document.read')
  @ApiOkResponse({ content: { 'image/webp': BINARY } })
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: '`storage-unavailable`' })
  thumbnail(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    return this.contents.thumbnail(me, id, request, response);
  }

  /** Changes what is said about it. Its content never changes. */
  @Patch(':id')
  @Allow('document.upload')
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: DocumentDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`document-in-bin`' })
  @ApiPreconditionFailedResponse({ type: ProblemDto, description: '`stale-version`' })
  edit(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: EditDocumentDto,
  ) {
    return this.documents.edit(me, id, version, what);
  }

  /** Puts it in the bin; with `purge=true`, and only from there, deletes it for good, with its file. Answers what it was. */
  @Delete(':id')
  @Allow('document.bin')
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: DocumentDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`document-in-bin`; `document-not-in-bin` of a purge' })
  @ApiPreconditionFailedResponse({ type: ProblemDto, description: '`stale-version`' })
  remove(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Query() { purge }: RemoveDocumentFilter,
  ) {
    return this.documents.remove(me, id, version, purge ?? false);
  }

  /** Takes it out of the bin. */
  @Post(':id/restore')
  @Allow('document.bin')
  @HttpCode(200)
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: DocumentDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`document-not-in-bin`' })
  @ApiPreconditionFailedResponse({ type: ProblemDto, description: '`stale-version`' })
  restore(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() version: number) {
    return this.documents.restore(me, id, version);
  }
}
