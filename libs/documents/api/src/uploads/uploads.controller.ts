import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Post, Put, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiConsumes,
  ApiHeader,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiPayloadTooLargeResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
  ApiUnsupportedMediaTypeResponse,
} from '@nestjs/swagger';
import { CompleteUploadDto, DocumentDto, DocumentUploadDto } from '@cuspid/documents/contracts/dto';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import type { Request } from 'express';
import { Finishing } from './finishing.service';
import { AtOffset } from './at-offset';
import { UploadsService } from './uploads.service';

@ApiTags('Documents')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such upload among your own' })
@Controller('document-uploads')
export class UploadsController {
  constructor(
    private readonly uploads: UploadsService,
    private readonly finishing: Finishing,
  ) {}

  /** Where an upload stands: what to send next, at whichever server. */
  @Get(':id')
  @Allow('document.upload')
  @ApiOkResponse({ type: DocumentUploadDto })
  state(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.uploads.state(me, id);
  }

  /** The next piece, as it is. Once it is answered it is safe. */
  @Put(':id/content')
  @Allow('document.upload')
  @ApiHeader({ name: 'Upload-Offset', required: true, description: 'The byte of the file at which the piece begins' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: DocumentUploadDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`upload-offset` with the true one; `upload-closed`' })
  @ApiPayloadTooLargeResponse({ type: ProblemDto, description: '`chunk-too-large`' })
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: '`storage-unavailable`' })
  receive(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @AtOffset() offset: number, @Req() request: Request) {
    return this.uploads.receive(me, id, offset, request);
  }

  /** Makes a document of what came. Asked again, it answers the same document. */
  @Post(':id/complete')
  @Allow('document.upload')
  @HttpCode(200)
  @ApiOkResponse({ type: DocumentDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description: '`upload-incomplete`, `upload-finishing`, `document-already-there`, `patient-documents-full`',
  })
  @ApiPayloadTooLargeResponse({ type: ProblemDto, description: '`file-too-large`' })
  @ApiUnsupportedMediaTypeResponse({ type: ProblemDto, description: 'A kind of file that is not kept here' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'The file cannot be taken in; the code says why' })
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: '`storage-unavailable`, `scanner-unavailable`' })
  complete(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Body() { again }: CompleteUploadDto) {
    return this.finishing.complete(me, id, again);
  }

  /** Gives it up; what came of it goes. */
  @Delete(':id')
  @Allow('document.upload')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiConflictResponse({ type: ProblemDto, description: '`upload-finishing`, `upload-closed`' })
  cancel(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.uploads.cancel(me, id);
  }
}
