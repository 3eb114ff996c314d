import { Body, Controller, Get, Param, ParseIntPipe, Post, Query, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiPayloadTooLargeResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
  ApiUnsupportedMediaTypeResponse,
} from '@nestjs/swagger';
import { DOCUMENT_TYPES } from '@cuspid/documents/contracts';
import {
  BeginUploadDto,
  DocumentDto,
  DocumentFilter,
  DocumentSeriesListDto,
  DocumentUploadDto,
} from '@cuspid/documents/contracts/dto';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import type { Request } from 'express';
import { DocumentsService } from './documents.service';
import { FormUploads } from './uploads/form-uploads.service';
import { UploadsService } from './uploads/uploads.service';

const FORM = {
  schema: {
    type: 'object',
    required: ['file'],
    properties: {
      file: { type: 'string', format: 'binary' },
      type: { type: 'string', enum: [...DOCUMENT_TYPES] },
      description: { type: 'string', maxLength: 500 },
      teeth: { type: 'string', description: 'ISO 3950, with commas: 11,21' },
      visitId: { type: 'integer', minimum: 1 },
      takenOn: { type: 'string', format: 'date' },
      series: { type: 'string', maxLength: 60 },
      again: { type: 'boolean', description: 'Keep it although the patient has this very file' },
    },
  },
};

@ApiTags('Documents')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such patient among those you may see' })
@Controller('patients/:id')
export class PatientDocumentsController {
  constructor(
    private readonly documents: DocumentsService,
    private readonly forms: FormUploads,
    private readonly uploads: UploadsService,
  ) {}

  /** The patient's documents, the last uploaded first; with `bin=only` those in the bin (`document.bin`). */
  @Get('documents')
  @Allow('document.read')
  @ApiOkResponse({ type: pageOf(DocumentDto) })
  list(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() filter: DocumentFilter) {
    return this.documents.list(me, id, filter);
  }

  /** Labels under which pictures of the patient are compared over time. */
  @Get('documents/series')
  @Allow('document.read')
  @ApiOkResponse({ type: DocumentSeriesListDto })
  series(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.documents.series(me, id);
  }

  /**
   * A file, as a form. Its type is found in its content; an image is made anew, without the place where it was taken. What
   * comes is kept piece by piece. Large files over poor lines are better sent by `document-uploads`.
   */
  @Post('documents')
  @Allow('document.upload')
  @ApiConsumes('multipart/form-data')
  @ApiBody(FORM)
  @ApiCreatedResponse({ type: DocumentDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`document-already-there`, `patient-documents-full`' })
  @ApiPayloadTooLargeResponse({ type: ProblemDto, description: '`file-too-large`' })
  @ApiUnsupportedMediaTypeResponse({ type: ProblemDto, description: 'A kind of file that is not kept here' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'The file cannot be taken in; the code says why' })
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: '`storage-unavailable`, `scanner-unavailable`' })
  upload(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Req() request: Request) {
    return this.forms.take(me, id, request);
  }

  /** Begins an upload in pieces: each is safe once it is answered, and a lost connection costs one piece. */
  @Post('document-uploads')
  @Allow('document.upload')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: DocumentUploadDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`patient-documents-full`' })
  @ApiPayloadTooLargeResponse({ type: ProblemDto, description: '`file-too-large`' })
  begin(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() what: BeginUploadDto) {
    return this.uploads.begin(me, id, what);
  }
}
