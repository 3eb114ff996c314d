import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { doorRoom, shown, user } from '../testing/door-room';
import { LockScreen } from './lock-screen';

// The specs' browser has no modal dialogs; the story in a real one (apps/e2e) sees what it covers.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};

const grant = (id: number) => ({ accessToken: 'new', expiresIn: 600, user: { ...user, id } });

async function locked(config: { googleClientId?: string } = {}, hasGoogle = false) {
  const room = doorRoom(config, true);
  if (hasGoogle) room.session.know({ hasGoogle });
  TestBed.inject(Title).setTitle('Ruwan Jayasinghe · Cuspid');
  room.session.lock();
  return { ...room, ...(await shown(LockScreen)) };
}

describe('the lock', () => {
  it('is a modal dialog that names its person, and no patient in the title', async () => {
    const { page, says } = await locked();
    expect(page.querySelector('dialog')?.open).toBe(true);
    expect(says()).toContain('shalini@x.test');
    expect(TestBed.inject(Title).getTitle()).toBe('Locked · Cuspid');
  });

  it('opens for the same person, with nothing but the password asked', async () => {
    const { session, server, type, send, settle, pages } = await locked();
    await type('input[autocomplete=current-password]', 'secret');
    await send();
    const asked = server.expectOne('/api/auth/login');
    expect(asked.request.body).toEqual({ email: 'shalini@x.test', password: 'secret' });
    asked.flush(grant(1));
    await settle();
    expect(session.isLocked()).toBe(false);
    expect(pages.opened).toEqual([]);
  });

  it('stays shut after a wrong password, and empties the field', async () => {
    const { session, server, type, send, settle, says, field } = await locked();
    await type('input[autocomplete=current-password]', 'wrong');
    await send();
    server.expectOne('/api/auth/login').flush(null, { status: 401, statusText: 'Unauthorized' });
    await settle();
    expect(session.isLocked()).toBe(true);
    expect(says()).toContain('The password is not right.');
    expect(field('input[autocomplete=current-password]').value).toBe('');
  });

  it('starts anew for somebody else, and leaves nothing of the page', async () => {
    const { session, pages, press } = await locked();
    await press('Sign in as somebody else');
    expect(pages.opened).toEqual(['/sign-in']);
    expect(session.user()).toBeNull();
  });

  it('lets no key through to the page beneath', async () => {
    const { page } = await locked();
    const heard = vi.fn();
    document.addEventListener('keydown', heard);
    const press = (on: EventTarget) => on.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', bubbles: true }));
    press(document.body);
    press(page.querySelector('input[autocomplete=current-password]') ?? document.body);
    document.removeEventListener('keydown', heard);
    expect(heard).not.toHaveBeenCalled();
  });

  it('says what Google costs, where the person has it', async () => {
    const { says } = await locked({ googleClientId: 'x' }, true);
    expect(says()).toContain('With Google the page opens anew, and what was typed here is lost.');
  });

  it('gives the title back when it goes', async () => {
    const { fixture } = await locked();
    fixture.destroy();
    expect(TestBed.inject(Title).getTitle()).toBe('Ruwan Jayasinghe · Cuspid');
  });
});
