export { AttemptLimit } from './attempt-limit';
export { AuthModule } from './auth.module';
export { PasswordReset } from './password-reset';
export { RefreshToken } from './refresh-token';
export { Session } from './session';
export { Sessions } from './sessions';
