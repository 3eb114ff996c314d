import { Email, Int, Nested, Text } from '@cuspid/platform/contracts/dto';
import { ProfileDto, USER } from '@cuspid/users/contracts/dto';

export class SignInDto {
  @Email({ example: 'reception@cuspid.test' }) email!: string;
  @Text({ max: USER.passwordMax, verbatim: true, example: 'Cuspid-demo-1' }) password!: string;
}

/** An access token and who it stands for. The refresh token travels as an HttpOnly cookie and nowhere else. */
export class SignedInDto {
  @Text({ max: 2_000, description: 'JWT; send it as `Authorization: Bearer …`' }) accessToken!: string;
  @Int({ min: 1, max: 3_600, example: 600, description: 'Seconds until the access token ends' }) expiresIn!: number;
  @Nested(() => ProfileDto) user!: ProfileDto;
}

export class ChangePasswordDto {
  @Text({ max: USER.passwordMax, verbatim: true, example: 'Cuspid-demo-1' }) currentPassword!: string;
  @Text({ min: USER.passwordMin, max: USER.passwordMax, verbatim: true, example: 'three plain words 7' })
  newPassword!: string;
}

export class EditProfileDto {
  @Text({ max: USER.nameMax, optional: true }) name?: string;
  @Text({ max: USER.departmentMax, optional: true, nullable: true }) department?: string | null;
}
