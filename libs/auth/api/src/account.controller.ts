import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, Put, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiNotFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ChangePasswordDto, EditProfileDto, SessionDto, SignedInDto } from '@cuspid/auth/contracts/dto';
import { Allow, IfMatch, Me, WhileGated, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { PreferencesDto, ProfileDto } from '@cuspid/users/contracts/dto';
import type { Request, Response } from 'express';
import { fromOf } from './from';
import { OwnAccount } from './own-account';
import { OwnSessions } from './own-sessions';
import { RefreshCookie } from './refresh-cookie';

@ApiTags('Sign-in')
@Controller('auth')
export class AccountController {
  constructor(
    private readonly account: OwnAccount,
    private readonly sessions: OwnSessions,
    private readonly cookie: RefreshCookie,
  ) {}

  /** One's own account. */
  @Get('profile')
  @Allow('account.self')
  @WhileGated()
  @ApiOkResponse({ type: ProfileDto })
  profile(@Me() me: Actor) {
    return this.account.profile(me);
  }

  /** Changes one's own name or department. Needs `If-Match`. */
  @Patch('profile')
  @Allow('account.self')
  @ApiOkResponse({ type: ProfileDto })
  editProfile(@Me() me: Actor, @IfMatch() version: number, @Body() change: EditProfileDto) {
    return this.account.edit(me, version, change);
  }

  /** Keeps how one wants Cuspid to look and to listen. Sent whole; the last choice wins. */
  @Put('preferences')
  @Allow('account.self')
  @ApiOkResponse({ type: ProfileDto })
  choosePreferences(@Me() me: Actor, @Body() preferences: PreferencesDto) {
    return this.account.choose(me, preferences);
  }

  /** Changes one's own password. Every session ends; the answer carries a new one. */
  @Put('password')
  @Allow('account.self')
  @WhileGated()
  @ApiOkResponse({ type: SignedInDto })
  async changePassword(
    @Me() me: Actor,
    @Body() change: ChangePasswordDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    return this.cookie.hand(response, await this.account.changePassword(me, change, fromOf(request)));
  }

  /** Where one is signed in, the newest activity first: never more than a hundred. */
  @Get('sessions')
  @Allow('account.self')
  @ApiOkResponse({ type: [SessionDto] })
  listSessions(@Me() me: Actor) {
    return this.sessions.list(me);
  }

  /** Ends every session of one's own but this one, on every replica within a second. */
  @Delete('sessions')
  @Allow('account.self')
  @HttpCode(204)
  @ApiNoContentResponse()
  endOtherSessions(@Me() me: Actor) {
    return this.sessions.endOthers(me);
  }

  /** Ends one session of one's own; to end this one is to sign out. */
  @Delete('sessions/:id')
  @Allow('account.self')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto, description: 'Not one’s own, or ended already: all the same' })
  endSession(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.sessions.end(me, id);
  }
}
