export { AuthModule } from './auth.module';
export { Passwords } from './passwords';
export { RefreshToken } from './refresh-token';
export { Session } from './session';
export { Sessions } from './sessions';
