import { Global, Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { Configuration, LiveSessions } from '@cuspid/platform/api';
import { UsersModule } from '@cuspid/users/api';
import { AuthController } from './auth.controller';
import { AuthService } from './auth.service';
import { JwtStrategy } from './jwt.strategy';
import { RefreshCookie } from './refresh-cookie';
import { Sessions } from './sessions';
import { Tokens } from './tokens';

@Global()
@Module({
  imports: [
    UsersModule,
    JwtModule.registerAsync({
      inject: [Configuration],
      useFactory: ({ jwtSecret }: Configuration) => ({ secret: jwtSecret }),
    }),
  ],
  controllers: [AuthController],
  providers: [
    AuthService,
    JwtStrategy,
    RefreshCookie,
    Sessions,
    Tokens,
    { provide: LiveSessions, useExisting: Sessions },
  ],
  exports: [LiveSessions, Sessions],
})
export class AuthModule {}
