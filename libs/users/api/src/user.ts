import type { Role } from '@cuspid/platform/contracts';
import { CountColumn, FlagColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import type { ProfileDto, StaffDto } from '@cuspid/users/contracts/dto';
import { Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A member of staff and their account. */
@Entity('user')
@Unique('user_email', ['email'])
@Index('user_role', ['role', 'isActive', 'name'])
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

  toStaff(): StaffDto {
    return { id: this.id, name: this.name, role: this.role, department: this.department };
  }

  toProfile(): ProfileDto {
    return { ...this.toStaff(), email: this.email, mustChangePassword: this.mustChangePassword };
  }
}
