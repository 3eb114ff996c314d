import { Global, Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { Configuration, LiveSessions, Quotas } from '@cuspid/platform/api';
import { UsersModule } from '@cuspid/users/api';
import { AccountController } from './account.controller';
import { Attempts } from './attempts';
import { AuthController } from './auth.controller';
import { GoogleAccounts } from './google-accounts';
import { GoogleJourneys } from './google-journeys';
import { GoogleTokens } from './google-tokens';
import { GoogleTrips } from './google-trips';
import { GoogleController } from './google.controller';
import { GoogleService } from './google.service';
import { JwtStrategy } from './jwt.strategy';
import { NewPasswords } from './new-passwords';
import { OwnAccount } from './own-account';
import { OwnPassword } from './own-password';
import { OwnSessions } from './own-sessions';
import { PasswordResets } from './password-resets';
import { SharedQuotas } from './quotas';
import { RefreshCookie } from './refresh-cookie';
import { Refreshes } from './refreshes';
import { Sessions } from './sessions';
import { SignIns } from './sign-ins';
import { SigningKeys } from './signing-keys';
import { Sweeping } from './sweeping';
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
  controllers: [AuthController, AccountController, GoogleController],
  providers: [
    Attempts,
    GoogleAccounts,
    GoogleJourneys,
    GoogleService,
    GoogleTokens,
    GoogleTrips,
    JwtStrategy,
    NewPasswords,
    OwnAccount,
    OwnPassword,
    OwnSessions,
    PasswordResets,
    RefreshCookie,
    Refreshes,
    Sessions,
    SignIns,
    SigningKeys,
    Sweeping,
    Tokens,
    { provide: LiveSessions, useExisting: Sessions },
    { provide: Quotas, useClass: SharedQuotas },
  ],
  exports: [Attempts, LiveSessions, OwnPassword, Quotas, Sessions],
})
export class AuthModule {}
