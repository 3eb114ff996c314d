import { AttemptLimit } from './attempt-limit';
import { PasswordReset } from './password-reset';
import { RefreshToken } from './refresh-token';
import { Session } from './session';

export { AttemptLimit } from './attempt-limit';
export { Attempts, LIMITS, type Limit, type Taken } from './attempts';
export { AuthModule } from './auth.module';
export { OwnPassword } from './own-password';
export { PasswordReset } from './password-reset';
export { RefreshToken } from './refresh-token';
export { Session } from './session';
export { Sessions } from './sessions';

/** The tables of sign-in. */
export const authEntities = [Session, RefreshToken, PasswordReset, AttemptLimit];
