import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { ForgotPasswordDto, ResetPasswordDto, SignedInDto, SignInDto } from '@cuspid/auth/contracts/dto';
import { Allow, Me, Public, WhileGated, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import type { Request, Response } from 'express';
import { fromOf } from './from';
import { PasswordResets } from './password-resets';
import { RefreshCookie } from './refresh-cookie';
import { SignIns } from './sign-ins';

const TOO_MANY = { type: ProblemDto, description: '`too-many-attempts`: `Retry-After` says when to try again' };

@ApiTags('Sign-in')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signIns: SignIns,
    private readonly resets: PasswordResets,
    private readonly cookie: RefreshCookie,
  ) {}

  /** Signs in. The access token is in the answer, the refresh token in an HttpOnly cookie. */
  @Post('login')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInDto })
  @ApiUnauthorizedResponse({ type: ProblemDto, description: 'Unknown, inactive, locked or wrong: all the same' })
  @ApiTooManyRequestsResponse(TOO_MANY)
  async signIn(
    @Body() { email, password }: SignInDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    this.cookie.requireOwnPage(request);
    return this.cookie.hand(response, await this.signIns.signIn(email, password, fromOf(request)));
  }

  /** A new access token for the refresh cookie, which is followed by the next. */
  @Post('refresh')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInDto })
  @ApiUnauthorizedResponse({ type: ProblemDto })
  async refresh(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    return this.cookie.hand(response, await this.signIns.refresh(this.cookie.read(request)));
  }

  /** Ends this session, on every replica within a second. */
  @Post('logout')
  @Allow('account.self')
  @WhileGated()
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOut(@Me() me: Actor, @Res({ passthrough: true }) response: Response) {
    await this.signIns.signOut(me);
    this.cookie.clear(response);
  }

  /** Mails a link to choose another password, if somebody active has this address. The answer never says whether. */
  @Post('password/forgot')
  @Public()
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiTooManyRequestsResponse(TOO_MANY)
  forgot(@Body() { email }: ForgotPasswordDto, @Req() request: Request) {
    return this.resets.ask(email, fromOf(request));
  }

  /** Chooses another password by the link of the newest letter. Ends every session; sign in with it then. */
  @Post('password/reset')
  @Public()
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiNotFoundResponse({
    type: ProblemDto,
    description: '`reset-link-dead`: made up, used, replaced, older than 30 minutes: all the same',
  })
  @ApiTooManyRequestsResponse(TOO_MANY)
  reset(@Body() choice: ResetPasswordDto, @Req() request: Request) {
    return this.resets.reset(choice, fromOf(request));
  }
}
