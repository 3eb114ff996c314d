import { Global, Module } from '@nestjs/common';
import { AccountsService } from './accounts.service';
import { Operator } from './operator';
import { Passwords } from './passwords';
import { PurgesService } from './purges.service';
import { StaffController } from './staff.controller';
import { TemporaryPasswords } from './temporary-passwords';
import { Ties } from './ties';
import { UserDirectory } from './user-directory';
import { UserStats } from './user-stats.service';
import { UsersController } from './users.controller';
import { UsersService } from './users.service';

@Global()
@Module({
  controllers: [StaffController, UsersController],
  providers: [
    UsersService,
    AccountsService,
    PurgesService,
    UserDirectory,
    UserStats,
    Operator,
    TemporaryPasswords,
    Ties,
    Passwords,
  ],
  exports: [UsersService, TemporaryPasswords, Ties, Passwords],
})
export class UsersModule {}
