export { TemporaryPassword } from './temporary-password';
export { Ties, type Tie } from './ties';
export { User } from './user';
export { Passwords } from './passwords';
export { UsersModule } from './users.module';
export { UsersService } from './users.service';
