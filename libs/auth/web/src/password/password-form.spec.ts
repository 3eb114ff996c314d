import { Component } from '@angular/core';
import { doorRoom, shown, user } from '../testing/door-room';
import { PasswordForm } from './password-form';

@Component({
  selector: 'cd-password-host',
  imports: [PasswordForm],
  template: `<cd-password-form currentLabel="Current" saveLabel="Change" (changed)="changes = changes + 1" />`,
})
class PasswordHost {
  changes = 0;
}

const GOOD = 'lotus tram kettle moss';
const NEW = 'input[autocomplete=new-password]';

async function open() {
  return { ...doorRoom({}, true), ...(await shown(PasswordHost)) };
}

describe('a new password', () => {
  it.each([
    ['short', 'Too short. 5 more characters.'],
    ['shalini-2026-kandy', 'Holds “shalini” from your name or address'],
    ['Password-2026!', 'Built on words of the list of common passwords'],
    ['ababababababab', 'The same few characters over and over'],
  ])('%s is explained: %s', async (password, why) => {
    const { type, says } = await open();
    await type(NEW, password);
    expect(says()).toContain(why);
  });

  it('is called strong when it is', async () => {
    const { type, says, page } = await open();
    await type(NEW, GOOD);
    expect(says()).toContain('Strong. Hard to guess, also for a computer');
    expect(page.querySelectorAll('.strength-on')).toHaveLength(4);
  });

  it('is not sent while it is weak, the old one again, or typed differently twice', async () => {
    const { type, send, server, says } = await open();
    await type('input[autocomplete=current-password]', GOOD);
    await type(NEW, GOOD);
    await type(NEW, 'lotus', 1);
    await send();
    server.expectNone('/api/auth/password');
    expect(says()).toContain('Choose one that differs from the old');
    expect(says()).toContain('The two do not match');
  });

  it('brings the new session, and leaves empty fields', async () => {
    const { type, send, server, settle, session, fixture, field } = await open();
    await type('input[autocomplete=current-password]', 'the old one');
    await type(NEW, GOOD);
    await type(NEW, GOOD, 1);
    await send();
    const asked = server.expectOne('/api/auth/password');
    expect(asked.request.body).toEqual({ currentPassword: 'the old one', newPassword: GOOD });
    asked.flush({ accessToken: 'two', expiresIn: 600, user });
    await settle();
    expect(session.accessToken()).toBe('two');
    expect(fixture.componentInstance.changes).toBe(1);
    expect(field(NEW).value).toBe('');
  });

  it('refused by the server lands on its field', async () => {
    const { type, send, server, settle, says } = await open();
    await type('input[autocomplete=current-password]', 'not it');
    await type(NEW, GOOD);
    await type(NEW, GOOD, 1);
    await send();
    const errors = [{ path: 'currentPassword', message: 'is not your password' }];
    const problem = { status: 422, code: 'invalid', title: 'x', detail: 'x', type: 'x', errors };
    server.expectOne('/api/auth/password').flush(problem, { status: 422, statusText: 'Unprocessable' });
    await settle();
    expect(says()).toContain('is not your password');
  });
});
