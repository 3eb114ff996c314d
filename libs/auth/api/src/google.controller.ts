import { Body, Controller, Delete, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiFoundResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiResponse,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { GoogleSignInDto, GoogleStartFilter, SignedInDto } from '@cuspid/auth/contracts/dto';
import { Allow, KeysOfOthers, Me, Public, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { ProfileDto } from '@cuspid/users/contracts/dto';
import type { Request, Response } from 'express';
import { fromOf } from './from';
import { GoogleAccounts } from './google-accounts';
import { GoogleJourneys } from './google-journeys';
import { GoogleService } from './google.service';
import { RefreshCookie } from './refresh-cookie';

@ApiTags('Sign-in')
@ApiNotFoundResponse({ type: ProblemDto, description: 'People do not sign in with Google here' })
@Controller('auth/google')
export class GoogleController {
  constructor(
    private readonly google: GoogleService,
    private readonly journeys: GoogleJourneys,
    private readonly accounts: GoogleAccounts,
    private readonly cookie: RefreshCookie,
  ) {}

  /** Sends the browser to Google, which sends it back to the callback. Open it; it is no call for a script. */
  @Get()
  @Public()
  @ApiFoundResponse({ description: 'To Google' })
  leave(@Query() { next }: GoogleStartFilter, @Req() request: Request, @Res() response: Response) {
    return this.journeys.leave(request, response, next);
  }

  /** Where Google sends the browser back to: with the refresh cookie to the page it wanted, or to the sign-in page. */
  @Get('callback')
  @Public()
  @KeysOfOthers()
  @ApiResponse({ status: 303, description: 'To a page of ours, signed in; or to `/sign-in?refused=google`' })
  comeBack(@Req() request: Request, @Res() response: Response) {
    return this.journeys.comeBack(request, response);
  }

  /** Signs in with an ID token of Google, made for this clinic, at most ten minutes old, never used before. */
  @Post()
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInDto })
  @ApiUnauthorizedResponse({ type: ProblemDto, description: 'Unknown, unverified, inactive or forged: all the same' })
  async signIn(
    @Body() { idToken, nonce }: GoogleSignInDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInDto> {
    this.cookie.requireOwnPage(request);
    return this.cookie.hand(response, await this.google.byToken(idToken, nonce, fromOf(request)));
  }

  /** Unlinks one's account from Google. Needs a password of one's own: something must be left to sign in with. */
  @Delete()
  @Allow('account.self')
  @ApiOkResponse({ type: ProfileDto })
  unlink(@Me() me: Actor) {
    return this.accounts.unlink(me);
  }
}
