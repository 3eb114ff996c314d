import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Hotkeys } from '@cuspid/platform/web';
import { Scanner } from './scanner';

const CODE = '0104012345678901172811301026L7';
const codes: string[] = [];
const pressed: string[] = [];

@Component({ selector: 'cd-scanner-host', providers: [Scanner], template: `<input id="amount" /><input data-scan />` })
class ScannerHost {
  constructor() {
    inject(Scanner).listen((code) => codes.push(code));
    const run = (key: string) => () => pressed.push(key);
    inject(Hotkeys).bind([{ keys: 'l', label: 'l', group: 'x', run: run('l') }]);
  }
}

/** A key at a moment of its own: the scanner is told by its pace, whatever the pace of this machine. */
function type(target: HTMLElement, keys: readonly string[], gap: number): void {
  keys.forEach((key, index) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ctrlKey: key === ']' });
    Object.defineProperty(event, 'timeStamp', { value: 1_000 + index * gap });
    target.dispatchEvent(event);
    const writes = target instanceof HTMLInputElement && key.length === 1 && !event.defaultPrevented;
    if (writes) target.value += key;
  });
}

describe('a scanner', () => {
  let page: HTMLElement;
  const field = () => page.querySelector('input') ?? new HTMLInputElement();
  beforeEach(() => {
    codes.splice(0);
    pressed.splice(0);
    page = TestBed.createComponent(ScannerHost).nativeElement;
    document.body.append(page);
  });
  afterEach(() => page.remove());

  it('is heard anywhere on the page, and no key of the page acts on its letters', () => {
    type(document.body, [...CODE.toLowerCase(), 'Enter'], 8);
    expect([codes, pressed]).toEqual([[CODE.toLowerCase()], []]);
  });

  it('leaves a field as it was in which the keyboard happened to be', () => {
    field().value = '24';
    type(field(), [...CODE, 'Enter'], 8);
    expect([codes, field().value]).toEqual([[CODE], '24']);
  });

  it('parts the fields of a code by Ctrl and ]', () => {
    type(document.body, [...'0104012345678901', ']', ...'10AB', 'Tab'], 8);
    expect(codes).toEqual(['0104012345678901\u001d10AB']);
  });

  it('is not somebody who types, however long', () => {
    type(field(), [...CODE, 'Enter'], 90);
    expect([codes, field().value]).toEqual([[], CODE]);
    type(document.body, ['l'], 90);
    expect(pressed).toEqual(['l']);
  });

  it('is left alone in a field that is there to scan into', () => {
    const box = page.querySelector<HTMLElement>('[data-scan]') ?? document.body;
    type(box, [...CODE, 'Enter'], 8);
    expect(codes).toEqual([]);
  });
});
