import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { KeyCap } from './key-cap';
import { collide } from './key-choices';
import { Hotkeys } from './hotkeys';

const pressed: string[] = [];
const hotkey = (keys: string) => ({ keys, label: keys, group: 'x', run: () => pressed.push(keys) });

@Component({
  selector: 'cd-keys-host',
  template: `<input aria-label="x" />
    <ul role="listbox" tabindex="0"></ul>`,
})
class KeysHost {
  constructor() {
    inject(Hotkeys).bind(['n', 'g q', 'ctrl+enter', '?'].map(hotkey));
  }
}

@Component({
  selector: 'cd-caps-host',
  imports: [KeyCap],
  template: `<kbd cdKey="n"></kbd><kbd cdKey="ctrl+enter"></kbd>`,
})
class CapsHost {}

const press = (key: string, on: EventTarget = document.body, more: KeyboardEventInit = {}) =>
  on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));

describe('keys of a page', () => {
  beforeEach(() => pressed.splice(0));

  it('fire for letters, for two keys one after the other, and for shifted signs', () => {
    TestBed.createComponent(KeysHost);
    for (const key of ['n', 'g', 'q', '?', 'q']) press(key);
    expect(pressed).toEqual(['n', 'g q', '?']);
  });

  it('leave a field its letters, but not Ctrl and Enter', () => {
    const fixture = TestBed.createComponent(KeysHost);
    const field: HTMLInputElement = fixture.nativeElement.querySelector('input');
    document.body.append(fixture.nativeElement);
    press('n', field);
    press('Enter', field, { ctrlKey: true });
    expect(pressed).toEqual(['ctrl+enter']);
  });

  it('leave a list box the letters it walks by; signs go through, so that the palette opens from anywhere', () => {
    const fixture = TestBed.createComponent(KeysHost);
    document.body.append(fixture.nativeElement);
    const list: HTMLElement = fixture.nativeElement.querySelector('[role=listbox]');
    press('n', list);
    press('?', list);
    expect(pressed).toEqual(['?']);
  });

  it('end with the page', () => {
    const fixture = TestBed.createComponent(KeysHost);
    fixture.destroy();
    press('n');
    expect(pressed).toEqual([]);
  });

  it('can be put elsewhere: the new key acts, the usual one does not', () => {
    TestBed.createComponent(KeysHost);
    TestBed.inject(Hotkeys).obey(
      [
        { usual: 'n', key: 'Alt+N' },
        { usual: 'g q', key: 'x' },
      ],
      true,
    );
    press('n');
    press('n', document.body, { altKey: true });
    press('x');
    expect(pressed).toEqual(['n', 'g q']);
  });

  it('can be switched off where they are single letters or signs; Ctrl and Alt go on', () => {
    TestBed.createComponent(KeysHost);
    const hotkeys = TestBed.inject(Hotkeys);
    hotkeys.obey([{ usual: '?', key: 'alt+h' }], false);
    for (const key of ['n', 'g', 'q', '?']) press(key);
    press('Enter', document.body, { ctrlKey: true });
    press('h', document.body, { altKey: true });
    expect(pressed).toEqual(['ctrl+enter', '?']);
    expect(hotkeys.all().map(({ keys }) => keys)).toEqual(['ctrl+enter', 'alt+h']);
  });

  it('are found by their place on a keyboard that writes Sinhala', () => {
    TestBed.createComponent(KeysHost);
    press('බ', document.body, { code: 'KeyN' });
    expect(pressed).toEqual(['n']);
  });

  it('collide when they are the same, or one begins the other', () => {
    expect([collide('n', 'n'), collide('g', 'g q'), collide('g q', 'g'), collide('g q', 'g p')]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('are printed as they have to be pressed, and not where they are off', async () => {
    const fixture = TestBed.createComponent(CapsHost);
    const hotkeys = TestBed.inject(Hotkeys);
    const caps = async () => {
      await fixture.whenStable();
      const all = fixture.nativeElement.querySelectorAll('kbd:not([hidden])');
      return [...all].map((cap: HTMLElement) => cap.textContent);
    };
    expect(await caps()).toEqual(['N', 'Ctrl Enter']);
    hotkeys.obey([{ usual: 'n', key: 'alt+n' }], false);
    expect(await caps()).toEqual(['Alt N', 'Ctrl Enter']);
    hotkeys.obey([], false);
    expect(await caps()).toEqual(['Ctrl Enter']);
  });
});
