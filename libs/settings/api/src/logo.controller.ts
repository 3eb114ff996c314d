import { Controller, Delete, Get, Put, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiPayloadTooLargeResponse,
  ApiTags,
  ApiUnsupportedMediaTypeResponse,
} from '@nestjs/swagger';
import { Allow, IfMatch, Me, Public, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { LOGO_TYPES } from '@cuspid/settings/contracts';
import { SettingsDto } from '@cuspid/settings/contracts/dto';
import type { Request, Response } from 'express';
import { LogoService } from './logo.service';

const file = { schema: { type: 'string', format: 'binary' } };

@ApiTags('Clinic')
@Controller('settings/logo')
export class LogoController {
  constructor(private readonly logo: LogoService) {}

  /** The logo's bytes, for the sign-in page and everything printed. */
  @Get()
  @Public()
  @ApiOkResponse({ content: { 'image/png': file, 'image/jpeg': file } })
  @ApiNotFoundResponse({ description: 'There is none', type: ProblemDto })
  send(@Req() request: Request, @Res() response: Response) {
    return this.logo.send(request, response);
  }

  /** Sets the logo: the image itself as the body, PNG or JPEG, at most 512 KB. Needs `If-Match` of the settings. */
  @Put()
  @Allow('settings.manage')
  @ApiConsumes(...LOGO_TYPES)
  @ApiBody(file)
  @ApiOkResponse({ type: SettingsDto })
  @ApiPayloadTooLargeResponse({ type: ProblemDto })
  @ApiUnsupportedMediaTypeResponse({ description: '`not-an-image`', type: ProblemDto })
  replace(@Me() me: Actor, @IfMatch() version: number, @Req() request: Request) {
    return this.logo.replace(me, version, request);
  }

  /** Takes the logo away. Needs `If-Match` of the settings. */
  @Delete()
  @Allow('settings.manage')
  @ApiOkResponse({ type: SettingsDto })
  remove(@Me() me: Actor, @IfMatch() version: number) {
    return this.logo.remove(me, version);
  }
}
