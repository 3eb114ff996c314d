import { ROLES, type Role } from '@cuspid/platform/contracts';
import { Email, Flag, Id, Instant, Int, ListOf, Nested, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import {
  DENSITIES,
  LANGUAGE_CODES,
  THEMES,
  TIES,
  USER,
  USER_SORTS,
  USER_STATES,
  type Density,
  type LanguageCode,
  type Theme,
  type TieName,
  type UserSort,
  type UserState,
} from './users.values';

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

/** One key of one's own: pressing `key` does what `usual` does for everybody else. */
export class KeyChoiceDto {
  @Text({ max: 20, example: 'n' }) usual!: string;
  @Text({ max: 20, example: 'Alt+n' }) key!: string;
}

/** How one wants Cuspid to look and to listen. Sent whole: it is one person's own, the last choice wins. */
export class PreferencesDto {
  @OneOf(THEMES, { example: 'system' }) theme!: Theme;
  @OneOf(DENSITIES, { example: 'auto' }) density!: Density;
  @OneOf(LANGUAGE_CODES, { example: 'en' }) language!: LanguageCode;
  /** Whether single letters act; off for who speaks to the machine or brushes keys by accident (WCAG 2.1.4). */
  @Flag({ example: true }) singleKeys!: boolean;
  /** Keys of one's own: what is pressed instead of the usual key. At most fifty. */
  @ListOf(() => KeyChoiceDto, { max: 50, example: [] }) keys!: KeyChoiceDto[];
}

/** One's own account. */
export class ProfileDto extends StaffDto {
  @Email({ example: 'ortho@cuspid.test' }) email!: string;
  /** True while the password is a temporary one: nothing but changing it is possible. */
  @Flag() mustChangePassword!: boolean;
  /** Signs in with Google too. */
  @Flag() hasGoogle!: boolean;
  /** Null as long as nothing was chosen. */
  @Nested(() => PreferencesDto, { nullable: true }) preferences!: PreferencesDto | null;
  @Int({ min: 1, max: 4_294_967_295 }) version!: number;
}

/** A member of staff as administrators see them. */
export class UserDto extends StaffDto {
  @Email({ example: 'ortho@cuspid.test' }) email!: string;
  @OneOf(USER_STATES) state!: UserState;
  @Flag() hasGoogle!: boolean;
  /** Last activity in any session; null before the first sign-in. */
  @Instant({ nullable: true }) lastSeenAt!: string | null;
  @Instant() createdAt!: string;
  @Instant({ nullable: true }) deactivatedAt!: string | null;
  /** When the temporary password stops working; null when the password is their own, or the mail has not gone out yet. */
  @Instant({ nullable: true }) passwordExpiresAt!: string | null;
  /** A temporary password waits for the mail server to take it: the old password still works. */
  @Flag() awaitsMail!: boolean;
  /** The mail server refused the last temporary password: the old password still works. Reset again. */
  @Flag() mailRefused!: boolean;
  @Int({ min: 1, max: 4_294_967_295 }) version!: number;
}

/** Which accounts to list. */
export class UserFilter extends PageFilter {
  @Text({ max: 100, optional: true, description: 'fragments of name, e-mail or department' }) search?: string;
  @OneOf(ROLES, { optional: true }) role?: Role;
  @OneOf(USER_STATES, { optional: true, description: 'all but `ANONYMISED` when left out' }) state?: UserState;
  @Text({ max: USER.departmentMax, optional: true }) department?: string;
  @OneOf(USER_SORTS, { optional: true, example: 'name' }) sort?: UserSort;
}

export class CreateUserDto {
  @Text({ max: USER.nameMax, example: 'Dr Ishara Weerasinghe' }) name!: string;
  @Email({ example: 'ishara.weerasinghe@clinic.example' }) email!: string;
  @OneOf(ROLES, { example: 'DENTAL_SURGEON' }) role!: Role;
  @Text({ max: USER.departmentMax, optional: true, nullable: true, example: 'Oral surgery' }) department?:
    string | null;
}

export class EditUserDto {
  @Text({ max: USER.nameMax, optional: true }) name?: string;
  @Email({ optional: true }) email?: string;
  @OneOf(ROLES, { optional: true }) role?: Role;
  @Text({ max: USER.departmentMax, optional: true, nullable: true }) department?: string | null;
}

/** How much of one kind binds a person to the clinic's work. */
export class TieDto {
  @OneOf(TIES) name!: TieName;
  @Int({ min: 0, max: 4_294_967_295 }) count!: number;
}

/** An account after a change, and what the change ended. */
export class UserChangedDto extends UserDto {
  /** What a deactivation or a new role has ended; empty otherwise. */
  @ListOf(() => TieDto, { max: TIES.length }) ended!: TieDto[];
}

/** How far a deletion goes. */
export class DeleteUserFilter {
  @Flag({ query: true, optional: true, description: 'for good, and only what is deactivated' }) purge?: boolean;
}

/** What became of an account that was deleted for good. */
export class UserPurgedDto {
  @OneOf(['DELETED', 'ANONYMISED']) outcome!: 'DELETED' | 'ANONYMISED';
}

/** An account with what binds the person to the clinic's work: what a deactivation would end. */
export class UserDetailDto extends UserDto {
  @ListOf(() => TieDto, { max: TIES.length }) ties!: TieDto[];
}

/** How many accounts a role has. */
export class RoleCountDto {
  @OneOf(ROLES) role!: Role;
  @Int({ min: 0, max: 4_294_967_295 }) active!: number;
  @Int({ min: 0, max: 4_294_967_295 }) inactive!: number;
}

/** What one active clinician or student carries at the moment. */
export class WorkloadDto extends StaffDto {
  @ListOf(() => TieDto, { max: TIES.length }) ties!: TieDto[];
}

/** Figures about the accounts. */
export class UserStatsDto {
  @ListOf(() => RoleCountDto, { max: ROLES.length }) roles!: RoleCountDto[];
  /** Accounts that have still to choose a password of their own. */
  @Int({ min: 0, max: 4_294_967_295 }) temporary!: number;
  /** Active accounts nobody has been seen with for 90 days. */
  @Int({ min: 0, max: 4_294_967_295 }) dormant!: number;
  /** Active clinicians and students with most care-team places first; at most 100. */
  @ListOf(() => WorkloadDto, { max: 100 }) workload!: WorkloadDto[];
}
