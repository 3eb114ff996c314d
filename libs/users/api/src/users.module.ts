import { Global, Module } from '@nestjs/common';
import { Passwords } from './passwords';
import { StaffController } from './staff.controller';
import { Ties } from './ties';
import { UsersService } from './users.service';

@Global()
@Module({
  controllers: [StaffController],
  providers: [UsersService, Ties, Passwords],
  exports: [UsersService, Ties, Passwords],
})
export class UsersModule {}
