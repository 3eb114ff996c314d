import { ForgotPasswordPage } from './forgot-password-page';
import { doorRoom, shown } from '../testing/door-room';
import { ResetPasswordPage } from './reset-password-page';

const GOOD = 'lotus tram kettle moss';
const dead = { status: 410, code: 'reset-link-dead', title: 'x', detail: 'x', type: 'x' };

async function opened(hash: string) {
  history.replaceState(null, '', `/reset-password${hash}`);
  return { ...doorRoom(), ...(await shown(ResetPasswordPage)) };
}

describe('a forgotten password', () => {
  it('gets the same answer whatever the address', async () => {
    const { server } = doorRoom();
    const { type, send, settle, says } = await shown(ForgotPasswordPage);
    await type('input[type=email]', ' who@x.test ');
    await send();
    const asked = server.expectOne('/api/auth/password/forgot');
    expect(asked.request.body).toEqual({ email: 'who@x.test' });
    asked.flush(null, { status: 202, statusText: 'Accepted' });
    await settle();
    expect(says()).toContain('If who@x.test has an account here, a mail is on its way. Its link works once, for 30');
  });
});

describe('the link of the mail', () => {
  it('leaves the address bar at once, and sets the password once', async () => {
    const { server, type, send, settle, says } = await opened('#token=abc');
    expect(location.href).not.toContain('abc');
    await type('input[autocomplete=new-password]', GOOD);
    await type('input[autocomplete=new-password]', GOOD, 1);
    await send();
    const asked = server.expectOne('/api/auth/password/reset');
    expect(asked.request.body).toEqual({ token: 'abc', newPassword: GOOD });
    asked.flush(null, { status: 204, statusText: 'No Content' });
    await settle();
    expect(says()).toContain('Your new password is set');
  });

  it('when it is dead says so, and how to get another', async () => {
    const { server, type, send, settle, says, page } = await opened('#token=old');
    await type('input[autocomplete=new-password]', GOOD);
    await type('input[autocomplete=new-password]', GOOD, 1);
    await send();
    server.expectOne('/api/auth/password/reset').flush(dead, { status: 410, statusText: 'Gone' });
    await settle();
    expect(says()).toContain('This link does not work any more');
    expect(page.querySelector('a.btn-primary')?.getAttribute('href')).toBe('/forgot-password');
  });

  it('without a token is dead from the start', async () => {
    const { says } = await opened('');
    expect(says()).toContain('This link does not work any more');
  });
});
