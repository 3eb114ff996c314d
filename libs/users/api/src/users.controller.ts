import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiHeader,
  ApiOkResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { pageOf, ProblemDto } from '@cuspid/platform/contracts/dto';
import {
  CreateUserDto,
  DeleteUserFilter,
  EditUserDto,
  UserChangedDto,
  UserDetailDto,
  UserDto,
  UserFilter,
  UserPurgedDto,
  UserStatsDto,
} from '@cuspid/users/contracts/dto';
import { AccountsService } from './accounts.service';
import { PurgesService } from './purges.service';
import { UserDirectory } from './user-directory';
import { UserStats } from './user-stats.service';

@ApiTags('Users')
@Controller('users')
export class UsersController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly purges: PurgesService,
    private readonly directory: UserDirectory,
    private readonly figures: UserStats,
  ) {}

  /** Accounts of the staff; `search` finds by fragments of name, e-mail or department. */
  @Get()
  @Allow('user.read')
  @ApiOkResponse({ type: pageOf(UserDto) })
  list(@Query() filter: UserFilter) {
    return this.directory.list(filter);
  }

  /** Makes an account and mails a temporary password. Nobody can sign in to it before the mail server has the letter. */
  @Post()
  @Allow('user.manage')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: UserDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`email-taken`' })
  create(@Me() me: Actor, @Body() what: CreateUserDto) {
    return this.accounts.create(me, what);
  }

  /** Accounts a role, passwords still temporary, accounts nobody uses, and what clinicians and students carry. */
  @Get('stats')
  @Allow('user.read')
  @ApiOkResponse({ type: UserStatsDto })
  stats() {
    return this.figures.stats();
  }

  /** One account, with what a deactivation would end. */
  @Get(':id')
  @Allow('user.read')
  @ApiOkResponse({ type: UserDetailDto })
  one(@Param('id', ParseIntPipe) id: number) {
    return this.accounts.one(id);
  }

  /** Changes an account. Another role ends what the person had in the old one, and tells what. */
  @Patch(':id')
  @Allow('user.manage')
  @ApiHeader({ name: 'If-Match', required: true, description: '`"<version>"`' })
  @ApiOkResponse({ type: UserChangedDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`email-taken`, `not-oneself` or `last-administrator`' })
  edit(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() change: EditUserDto,
  ) {
    return this.accounts.edit(me, id, version, change);
  }

  /** Deactivates an account and tells what that ended. With `purge=true`, deletes a deactivated one for good. */
  @Delete(':id')
  @Allow('user.manage')
  @ApiExtraModels(UserChangedDto, UserPurgedDto)
  @ApiOkResponse({ schema: { oneOf: [UserChangedDto, UserPurgedDto].map((dto) => ({ $ref: getSchemaPath(dto) })) } })
  @ApiConflictResponse({ type: ProblemDto, description: '`not-oneself`, `last-administrator` or `user-active`' })
  delete(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @Query() { purge }: DeleteUserFilter) {
    return purge ? this.purges.purge(me, id) : this.accounts.deactivate(me, id);
  }

  /** Mails a temporary password; the old one is good until the mail server has taken the letter. */
  @Post(':id/reset-password')
  @Allow('user.manage')
  @HttpCode(200)
  @ApiOkResponse({ type: UserDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`user-inactive`' })
  resetPassword(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.accounts.resetPassword(me, id);
  }

  /** Lets a deactivated person in again. What the deactivation ended stays ended. */
  @Post(':id/reactivate')
  @Allow('user.manage')
  @HttpCode(200)
  @ApiOkResponse({ type: UserDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`user-anonymised`' })
  reactivate(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.accounts.reactivate(me, id);
  }
}
