import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { Session } from '@cuspid/platform/web';
import { doorRoom, nextTurn, shown, user } from '../testing/door-room';
import { SignInPage } from './sign-in-page';

const refuse = { status: 401, statusText: 'Unauthorized' };

describe('signing in', () => {
  it('says what is missing before it asks anybody', async () => {
    const { server } = doorRoom();
    const { send, says } = await shown(SignInPage);
    await send();
    expect(says()).toContain('Enter your e-mail address');
    server.expectNone('/api/auth/login');
  });

  it('has one sentence for a wrong user and a wrong password', async () => {
    const { server } = doorRoom();
    const { page, type, send, settle } = await shown(SignInPage);
    await type('input[type=email]', 'a@x.test');
    await type('input[type=password]', 'wrong');
    await send();
    server.expectOne('/api/auth/login').flush(null, refuse);
    await settle();
    expect(page.querySelector('.form-problem')?.textContent).toContain(
      'The e-mail address or the password is not right.',
    );
  });

  it('signs in a demo person with one press, and goes where they wanted', async () => {
    const { server } = doorRoom({ demo: true });
    const { fixture, page, settle } = await shown(SignInPage);
    fixture.componentRef.setInput('next', '/patients/7');
    const go = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    [...page.querySelectorAll<HTMLButtonElement>('button.link')].at(3)?.click();
    await nextTurn();
    const request = server.expectOne('/api/auth/login');
    expect(request.request.body).toEqual({ email: 'nurse@cuspid.test', password: 'Cuspid-demo-1' });
    request.flush({ accessToken: 't', expiresIn: 600, user });
    await settle();
    expect(TestBed.inject(Session).user()?.name).toBe('Shalini Ranasinghe');
    expect(go).toHaveBeenCalledWith('/patients/7');
  });

  it('goes on by itself when one signs in from another tab', async () => {
    const { session } = doorRoom();
    const { settle } = await shown(SignInPage);
    const go = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    session.take({ accessToken: 'theirs', expiresIn: 600, user }, 'know');
    await settle();
    expect(go).toHaveBeenCalledWith('/');
  });

  it('counts down after too many tries, and asks nobody meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
    const { server } = doorRoom();
    const { page, type, send, settle, says } = await shown(SignInPage);
    await type('input[type=email]', 'a@x.test');
    await type('input[type=password]', 'wrong');
    await send();
    const headers = { 'Retry-After': '75' };
    server.expectOne('/api/auth/login').flush(null, { status: 429, statusText: 'Too Many Requests', headers });
    await settle();
    expect(says()).toContain('You can try again in 1:15.');
    vi.advanceTimersByTime(15_000);
    await settle();
    expect(says()).toContain('You can try again in 1:00.');
    await send();
    server.expectNone('/api/auth/login');
    vi.advanceTimersByTime(60_000);
    await settle();
    expect(page.querySelector('.form-problem')).toBeNull();
    await send();
    server.expectOne('/api/auth/login').flush(null, refuse);
    vi.useRealTimers();
  });
});
