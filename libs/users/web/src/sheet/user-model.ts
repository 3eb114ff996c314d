import { disabled, email, maxLength, required, schema, type Schema } from '@angular/forms/signals';
import { ROLES } from '@cuspid/platform/contracts';
import { USER } from '@cuspid/users/contracts';
import type { CreateUserDto, EditUserDto, UserDto } from '@cuspid/users/contracts';

/** What is typed about an account, as it stands in the fields: texts, never null. */
export interface UserModel {
  name: string;
  email: string;
  role: string;
  department: string;
}

export const nobody = (): UserModel => ({ name: '', email: '', role: '', department: '' });

export const modelOf = ({ name, email, role, department }: UserDto): UserModel => ({
  name,
  email,
  role,
  department: department ?? '',
});

/**
 * What is checked while typing, for comfort; the server's rules are the truth. `isOneself`: one's own role is changed by
 * somebody else.
 */
export const userRules = (say: (key: string) => string, isOneself: () => boolean): Schema<UserModel> =>
  schema<UserModel>((path) => {
    disabled(path.role, isOneself);
    required(path.name, { message: () => say('need.name') });
    maxLength(path.name, USER.nameMax);
    required(path.email, { message: () => say('need.email') });
    email(path.email, { message: () => say('need.email') });
    required(path.role, { message: () => say('need.role') });
    maxLength(path.department, USER.departmentMax);
  });

const roleOf = ({ role }: UserModel) => ROLES.find((one) => one === role);

/** The account to make. */
export function toCreate(model: UserModel): CreateUserDto {
  const role = roleOf(model);
  if (!role) throw new Error('A form without a role is not sent');
  return { name: model.name.trim(), email: model.email.trim(), role, department: model.department.trim() || null };
}

/** Only what differs from the account that was opened; null clears the department. */
export function toEdit(before: UserModel, after: UserModel): EditUserDto {
  const change: EditUserDto = {};
  if (before.name !== after.name.trim()) change.name = after.name.trim();
  if (before.email !== after.email.trim()) change.email = after.email.trim();
  if (before.role !== after.role) change.role = roleOf(after);
  if (before.department !== after.department.trim()) change.department = after.department.trim() || null;
  return change;
}
