import { Body, Controller, Get, HttpCode, Patch, Post, Put, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { ChangePasswordDto, EditProfileDto, SignedInDto, SignInDto } from '@cuspid/auth/contracts/dto';
import { Allow, Me, Public, requestIdOf, WhileGated, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { ProfileDto } from '@cuspid/users/contracts/dto';
import type { Request, Response } from 'express';
import { AuthService, type From } from './auth.service';
import { RefreshCookie } from './refresh-cookie';

@ApiTags('Sign-in')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly cookie: RefreshCookie,
  ) {}

  /** Signs in. The access token is in the answer, the refresh token in an HttpOnly cookie. */
  @Post('login')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInDto })
  @ApiUnauthorizedResponse({ type: ProblemDto, description: 'Unknown, inactive or wrong: all the same' })
  async signIn(
    @Body() { email, password }: SignInDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    return this.hand(response, await this.auth.signIn(email, password, from(request)));
  }

  /** A new access token for the refresh cookie, which is followed by the next. */
  @Post('refresh')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInDto })
  @ApiUnauthorizedResponse({ type: ProblemDto })
  async refresh(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    return this.hand(response, await this.auth.refresh(this.cookie.read(request)));
  }

  /** Ends this session, on every replica within a second. */
  @Post('logout')
  @Allow('account.self')
  @WhileGated()
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOut(@Me() me: Actor, @Res({ passthrough: true }) response: Response) {
    await this.auth.signOut(me);
    this.cookie.clear(response);
  }

  /** One's own account. */
  @Get('profile')
  @Allow('account.self')
  @WhileGated()
  @ApiOkResponse({ type: ProfileDto })
  profile(@Me() me: Actor) {
    return this.auth.profile(me);
  }

  /** Changes one's own name or department. */
  @Patch('profile')
  @Allow('account.self')
  @ApiOkResponse({ type: ProfileDto })
  editProfile(@Me() me: Actor, @Body() change: EditProfileDto) {
    return this.auth.editProfile(me, change);
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
    return this.hand(response, await this.auth.changePassword(me, change, from(request)));
  }

  private hand(response: Response, { refreshToken, ...answer }: SignedInDto & { refreshToken: string }): SignedInDto {
    this.cookie.write(response, refreshToken);
    return answer;
  }
}

const from = (request: Request): From => ({
  address: request.ip ?? null,
  agent: request.get('user-agent')?.slice(0, 200) ?? null,
  requestId: requestIdOf(request),
});
