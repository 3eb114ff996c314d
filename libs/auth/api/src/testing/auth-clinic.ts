import { AuditEntry, AuditModule } from '@cuspid/audit/api';
import { MailLetter, ProvidersModule } from '@cuspid/platform/providers';
import { openClinic, SPEC_PASSWORD, type Answered, type Http, type SpecClinic } from '@cuspid/platform/testing';
import { TemporaryPassword, User, UsersModule } from '@cuspid/users/api';
import { AuthModule } from '../auth.module';
import { AttemptLimit } from '../attempt-limit';
import { PasswordReset } from '../password-reset';
import { RefreshToken } from '../refresh-token';
import { Session } from '../session';

export const openAuthClinic = (environment: Record<string, string> = {}): Promise<SpecClinic> =>
  openClinic({
    environment,
    modules: [ProvidersModule.inMemory(), AuditModule, AuthModule, UsersModule],
    entities: [User, TemporaryPassword, Session, RefreshToken, PasswordReset, AttemptLimit, AuditEntry, MailLetter],
  });

/** A browser: one access token, one refresh cookie. */
export interface Browser {
  token: string;
  cookie: string;
}

const cookieOf = ({ headers }: Answered) => headers.getSetCookie()[0]?.split(';')[0] ?? '';
const browserOf = (answer: Answered): Browser => ({
  token: String(answer.body['accessToken']),
  cookie: cookieOf(answer),
});

export async function signIn(http: Http, email: string, password = SPEC_PASSWORD): Promise<Browser> {
  const answer = await http.call('POST', '/api/auth/login', { body: { email, password } });
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${answer.bytes.toString()}`);
  return browserOf(answer);
}

/** What a refresh with this cookie gives: the next browser state, or the status of the refusal. */
export async function refresh(http: Http, cookie: string): Promise<Browser | number> {
  const answer = await http.call('POST', '/api/auth/refresh', { headers: { cookie } });
  return answer.status === 200 ? browserOf(answer) : answer.status;
}

/** Whether the access token still opens the door. */
export const isIn = async (http: Http, { token }: Browser): Promise<boolean> =>
  (await http.call('GET', '/api/auth/profile', { token })).status === 200;
