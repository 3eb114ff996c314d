import { ROLES, type Role } from '@cuspid/platform/contracts';
import { Email, Id, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import { Flag } from '@cuspid/platform/contracts/dto';
import { USER } from './users.values';

/** A member of staff as colleagues see them: for pickers and names beside work. */
export class StaffDto {
  @Id() id!: number;
  @Text({ max: USER.nameMax, example: 'Dr Anushka Fernando' }) name!: string;
  @OneOf(ROLES, { example: 'ORTHODONTIST' }) role!: Role;
  @Text({ max: USER.departmentMax, nullable: true, example: 'Orthodontics' }) department!: string | null;
}

/** Which staff to list. */
export class StaffFilter extends PageFilter {
  @OneOf(ROLES, { optional: true }) role?: Role;
}

/** One's own account. */
export class ProfileDto extends StaffDto {
  @Email({ example: 'ortho@cuspid.test' }) email!: string;
  /** True while the password is a temporary one: nothing but changing it is possible. */
  @Flag() mustChangePassword!: boolean;
}
