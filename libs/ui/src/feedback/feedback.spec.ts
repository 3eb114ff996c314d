import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Confirmation } from './confirmation';
import { ConfirmationOutlet } from './confirmation-outlet';
import { Sheet } from './sheet';
import { ToastOutlet } from './toast-outlet';
import { TOAST_MS, Toasts } from './toasts';

// The browser of the specs has no modal dialogs.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

@Component({
  selector: 'cd-sheet-host',
  imports: [Sheet],
  template: `
    <button id="opener" type="button" (click)="open.set(true)">New patient</button>
    @if (open()) {
      <cd-sheet heading="New patient" (closed)="open.set(false)"><input id="first" aria-label="First name" /></cd-sheet>
    }
  `,
})
class SheetHost {
  readonly open = signal(false);
}

describe('a side sheet', () => {
  it('takes the focus to its first field, closes on Esc, and gives the focus back', async () => {
    const fixture = TestBed.createComponent(SheetHost);
    document.body.append(fixture.nativeElement);
    await fixture.whenStable();
    const opener = document.getElementById('opener');
    opener?.focus();
    opener?.click();
    await fixture.whenStable();
    expect(document.activeElement?.id).toBe('first');
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
    );
    await fixture.whenStable();
    expect(fixture.nativeElement.querySelector('cd-sheet')).toBeNull();
    expect(document.activeElement).toBe(opener);
  });
});

describe('a question', () => {
  it('that is nearly always answered with yes stands at yes; Enter says it, but not one still held down', async () => {
    const fixture = TestBed.createComponent(ConfirmationOutlet);
    document.body.append(fixture.nativeElement);
    const question = { title: 'Take it?', text: 'It is kept.', action: 'Take', isUsual: true };
    const answer = TestBed.inject(Confirmation).ask(question);
    await fixture.whenStable();
    const action = document.activeElement;
    expect(action?.textContent?.trim()).toBe('Take');
    const enter = (repeat: boolean) =>
      action?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', repeat, bubbles: true, cancelable: true }));
    expect([enter(true), enter(false)]).toEqual([false, true]);
    if (action instanceof HTMLElement) action.click();
    expect(await answer).toBe(true);
  });
});

describe('a toast', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('goes after six seconds, but not while somebody points at it', () => {
    const toasts = TestBed.inject(Toasts);
    toasts.show('Checked in');
    const id = toasts.all()[0]?.id ?? 0;
    vi.advanceTimersByTime(TOAST_MS - 1);
    toasts.pause(id);
    vi.advanceTimersByTime(TOAST_MS * 2);
    expect(toasts.all()).toHaveLength(1);
    toasts.resume(id);
    vi.advanceTimersByTime(TOAST_MS);
    expect(toasts.all()).toHaveLength(0);
  });

  it('stays when it is an error, and survives newer news', () => {
    const toasts = TestBed.inject(Toasts);
    toasts.error('Not saved');
    for (const text of ['a', 'b', 'c']) toasts.show(text);
    expect(toasts.all().map((toast) => toast.text)).toEqual(['Not saved', 'b', 'c']);
    vi.advanceTimersByTime(TOAST_MS * 10);
    expect(toasts.all().map((toast) => toast.text)).toEqual(['Not saved']);
  });

  it('undoes once and is gone', () => {
    const undone: string[] = [];
    TestBed.inject(Toasts).show('Moved', { label: 'Undo', run: () => undone.push('moved') });
    const fixture = TestBed.createComponent(ToastOutlet);
    fixture.detectChanges();
    const undo: HTMLButtonElement = fixture.nativeElement.querySelector('.toast-action');
    undo.click();
    fixture.detectChanges();
    expect(undone).toEqual(['moved']);
    expect(fixture.nativeElement.querySelector('.toast')).toBeNull();
  });
});
