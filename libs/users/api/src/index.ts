export { TemporaryPassword } from './temporary-password';
export { TemporaryPasswords } from './temporary-passwords';
export { Ties, type Tie } from './ties';
export { Busy, Turns } from './turns';
export { User } from './user';
export { Passwords } from './passwords';
export { UsersModule } from './users.module';
export { UsersService } from './users.service';
