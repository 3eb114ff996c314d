import { PathKind, required, SchemaPath, SchemaPathRules, validate } from '@angular/forms/signals';
import type { TranslocoService } from '@jsverse/transloco';
import { USER, weaknessOf } from '@cuspid/users/contracts';
import type { Weakness } from '@cuspid/users/contracts';

type TextPath = SchemaPath<string, SchemaPathRules.Supported, PathKind.Child>;

/** Why a password is refused, in words. */
export function whyWeak(weakness: Weakness, password: string, words: TranslocoService): string {
  const values = {
    'too-short': ['auth.why.tooShort', { count: USER.passwordMin - [...password].length }],
    'too-long': ['auth.why.tooLong', { max: USER.passwordMax }],
    personal: ['auth.why.personal', { part: weakness.part ?? '' }],
    common: ['auth.why.common', {}],
    repeats: ['auth.why.repeats', {}],
    sequence: ['auth.why.sequence', {}],
    'one-word': ['auth.why.oneWord', {}],
  } as const;
  const [key, params] = values[weakness.code];
  return words.translate(key, params);
}

/**
 * What a new password, typed twice, has to be. The same rules as the server's, which also knows the old password.
 *
 * @param personal the person's name and address, where known
 */
export function newPasswordRules(
  path: { newPassword: TextPath; repeated: TextPath },
  words: TranslocoService,
  personal: () => readonly string[] = () => [],
): void {
  required(path.newPassword, { message: () => words.translate('door.enterPassword') });
  validate(path.newPassword, ({ value }) => {
    const weakness = value() ? weaknessOf(value(), personal()) : null;
    if (!weakness) return null;
    // The meter under the field says why.
    const message = weakness.code === 'too-short' ? 'auth.tooShort' : 'auth.tooWeak';
    return { kind: weakness.code, message: words.translate<string>(message, { min: USER.passwordMin }) };
  });
  validate(path.repeated, ({ value, valueOf }) =>
    value() === valueOf(path.newPassword) ? null : { kind: 'different', message: words.translate('auth.notSame') },
  );
}
