import { Email, Flag, Id, Instant, Int, Nested, Text } from '@cuspid/platform/contracts/dto';
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

export class ForgotPasswordDto {
  @Email({ example: 'reception@cuspid.test' }) email!: string;
}

export class ResetPasswordDto {
  @Text({ max: 100, verbatim: true, description: 'From the link in the mail; good once, for 30 minutes' })
  token!: string;
  @Text({ min: USER.passwordMin, max: USER.passwordMax, verbatim: true, example: 'three plain words 7' })
  newPassword!: string;
}

/** What Google's button hands to the page. */
export class GoogleSignInDto {
  @Text({ max: 4_000, verbatim: true, description: 'ID token of Google, a JWT' }) idToken!: string;
  /** The nonce the button was given, if it was given one: the token must carry the same. */
  @Text({ max: 200, verbatim: true, optional: true }) nonce?: string;
}

/** On the way to Google. */
export class GoogleStartFilter {
  @Text({ max: 500, optional: true, description: 'Where to go afterwards: a path of the web app' }) next?: string;
}

export class EditProfileDto {
  @Text({ max: USER.nameMax, optional: true }) name?: string;
  @Text({ max: USER.departmentMax, optional: true, nullable: true }) department?: string | null;
}

/** A place where one is signed in. */
export class SessionDto {
  @Id() id!: number;
  /** The session that asks. */
  @Flag() isThis!: boolean;
  @Instant() startedAt!: string;
  @Instant() lastActivityAt!: string;
  /** However active one is: here it ends. */
  @Instant() endsAt!: string;
  @Text({ max: 45, nullable: true, example: '10.0.4.17' }) address!: string | null;
  /** `User-Agent` of the sign-in. */
  @Text({ max: 200, nullable: true }) agent!: string | null;
}
