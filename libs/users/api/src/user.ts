import type { Role } from '@cuspid/platform/contracts';
import { CountColumn, FlagColumn, InstantColumn, JsonColumn, TextColumn } from '@cuspid/platform/database';
import type { UserState } from '@cuspid/users/contracts';
import type { PreferencesDto, ProfileDto, StaffDto, UserDto } from '@cuspid/users/contracts/dto';
import { Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A member of staff and their account. */
@Entity('user')
@Unique('user_email', ['email'])
@Unique('user_google_sub', ['googleSub'])
@Index('user_role', ['role', 'isActive', 'name'])
@Index('user_role_name', ['role', 'name', 'id'])
@Index('user_name', ['name', 'id'])
@Index('user_last_seen', ['lastSeenAt', 'id'])
export class User {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @TextColumn(120) name!: string;
  /** Lower case: an address is compared without regard to case. */
  @TextColumn(254) email!: string;
  @TextColumn(20) role!: Role;
  @TextColumn(80, { nullable: true }) department!: string | null;
  /** Argon2id. */
  @TextColumn(200) passwordHash!: string;
  @FlagColumn() mustChangePassword!: boolean;
  @FlagColumn({ default: true }) isActive!: boolean;
  @CountColumn({ default: 1 }) version!: number;
  @InstantColumn() createdAt!: Date;
  /** Google's own, lasting name for the person: an address may change hands, this does not. */
  @TextColumn(255, { charset: 'ascii', collation: 'ascii_bin', nullable: true }) googleSub!: string | null;
  /** Until when a temporary password is good; null for one's own. */
  @InstantColumn({ nullable: true }) passwordExpiresAt!: Date | null;
  @JsonColumn() preferences!: PreferencesDto | null;
  @InstantColumn({ nullable: true }) lastSeenAt!: Date | null;
  @InstantColumn({ nullable: true }) deactivatedAt!: Date | null;
  @InstantColumn({ nullable: true }) anonymisedAt!: Date | null;

  toStaff(): StaffDto {
    return { id: this.id, name: this.name, role: this.role, department: this.department };
  }

  toProfile(): ProfileDto {
    return {
      ...this.toStaff(),
      email: this.email,
      mustChangePassword: this.mustChangePassword,
      hasGoogle: this.googleSub !== null,
      preferences: this.preferences,
      version: this.version,
    };
  }

  private state(): UserState {
    if (this.anonymisedAt) return 'ANONYMISED';
    if (!this.isActive) return 'INACTIVE';
    return this.mustChangePassword ? 'TEMPORARY' : 'ACTIVE';
  }

  /** As administrators see the account, with what became of the last temporary password's letter. */
  toDto(letter: Pick<UserDto, 'awaitsMail' | 'mailRefused'>): UserDto {
    return {
      ...this.toStaff(),
      email: this.email,
      state: this.state(),
      hasGoogle: this.googleSub !== null,
      lastSeenAt: this.lastSeenAt?.toISOString() ?? null,
      createdAt: this.createdAt.toISOString(),
      deactivatedAt: this.deactivatedAt?.toISOString() ?? null,
      passwordExpiresAt: this.passwordExpiresAt?.toISOString() ?? null,
      ...letter,
      version: this.version,
    };
  }
}
