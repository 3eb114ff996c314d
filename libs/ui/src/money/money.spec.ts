import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import fc from 'fast-check';
import { amountText, decimalsOf, grouped, minorOf, moneyText } from './money';
import { MoneyField, NO_AMOUNT } from './money-field';

const CURRENCIES = ['LKR', 'JPY', 'KWD'];

describe('an amount of money', () => {
  it.each([
    ['1500', 'LKR', 150_000],
    ['1,500.00', 'LKR', 150_000],
    ['1,500.50', 'LKR', 150_050],
    ['1500.5', 'LKR', 150_050],
    ['1 500.5', 'LKR', 150_050],
    ['0.07', 'LKR', 7],
    ['0.1', 'LKR', 10],
    ['0.29', 'LKR', 29],
    ['007', 'LKR', 700],
    ['.', 'LKR', undefined],
    ['1,00', 'LKR', undefined],
    ['1,0000', 'LKR', undefined],
    [',500', 'LKR', undefined],
    ['1,,500', 'LKR', undefined],
    ['12.345', 'LKR', undefined],
    ['12.345', 'KWD', 12_345],
    ['1500', 'JPY', 1_500],
    ['1500.5', 'JPY', undefined],
    ['-5', 'LKR', undefined],
    ['-0', 'LKR', undefined],
    ['−0', 'LKR', undefined],
    ['1e3', 'LKR', undefined],
    ['1e21', 'LKR', undefined],
    ['0x10', 'LKR', undefined],
    ['Infinity', 'LKR', undefined],
    ['90071992547409.91', 'LKR', Number.MAX_SAFE_INTEGER],
    ['90071992547409.92', 'LKR', undefined],
    ['five', 'LKR', undefined],
    ['  ', 'LKR', null],
  ])('typed as “%s” in %s is %s', (typed, currency, minor) => {
    expect(minorOf(typed, currency)).toBe(minor);
  });

  it('is read as it is written, to the last cent a number can hold', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.constantFrom(...CURRENCIES), (minor, currency) => {
        const text = amountText(minor, currency);
        expect(minorOf(text, currency)).toBe(minor);
        expect(minorOf(text.replaceAll(',', ''), currency)).toBe(minor);
        expect(grouped(text.replaceAll(',', ''))).toBe(text);
      }),
    );
    expect(amountText(Number.MAX_SAFE_INTEGER, 'LKR')).toBe('90,071,992,547,409.91');
    expect(moneyText({ amountMinor: 150_000, currency: 'LKR' })).toBe('LKR 1,500.00');
    expect([amountText(-5, 'LKR'), amountText(-1_500, 'JPY')]).toEqual(['−0.05', '−1,500']);
    expect([decimalsOf('KWD'), decimalsOf('no code')]).toEqual([3, 2]);
  });

  it('is whole and not negative, or none, whatever is typed', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'0123456789,. -+eE\u00a0'), maxLength: 24 });
    fc.assert(
      fc.property(fc.oneof(fc.string(), signs), fc.constantFrom(...CURRENCIES), (typed, currency) => {
        const minor = minorOf(typed, currency);
        if (typeof minor === 'number')
          expect(Number.isSafeInteger(minor) && !Object.is(minor, -0) && minor >= 0).toBe(true);
      }),
    );
  });

  it('adds up to the cent', () => {
    expect((minorOf('0.1', 'LKR') ?? 0) + (minorOf('0.2', 'LKR') ?? 0)).toBe(minorOf('0.3', 'LKR'));
  });
});

@Component({
  selector: 'cd-money-host',
  imports: [MoneyField],
  template: `<cd-money-field currency="LKR" label="Amount" [(value)]="amount" />`,
})
class MoneyHost {
  readonly amount = signal<number | null>(null);
}

describe('a money field', () => {
  async function shown() {
    const fixture = TestBed.createComponent(MoneyHost);
    document.body.append(fixture.nativeElement);
    await fixture.whenStable();
    const box: HTMLInputElement = fixture.nativeElement.querySelector('input');
    const enter = (text: string, inputType = 'insertText') => {
      const signs = inputType === 'insertText' ? [...text] : [text];
      for (const data of signs) {
        box.value += data;
        const event = { inputType, data: inputType === 'insertText' ? data : null, bubbles: true };
        box.dispatchEvent(new InputEvent('input', event));
      }
    };
    return { fixture, box, enter, amount: fixture.componentInstance.amount };
  }

  it('groups thousands while they are typed', async () => {
    const { box, enter, amount } = await shown();
    enter('1234567.5');
    expect([box.value, amount()]).toEqual(['1,234,567.5', 123_456_750]);
  });

  it('takes commas of one’s own where they part thousands, and no other', async () => {
    const { box, enter, amount } = await shown();
    enter('1,00');
    expect([box.value, amount()]).toEqual(['1,00', NO_AMOUNT]);
    enter('0.50');
    expect([box.value, amount()]).toEqual(['1,000.50', 100_050]);
  });

  it('reads what is pasted as it was written', async () => {
    const { box, enter, amount } = await shown();
    enter('1,00', 'insertFromPaste');
    expect([box.value, amount()]).toEqual(['1,00', NO_AMOUNT]);
    box.value = '';
    enter('12500.5', 'insertFromPaste');
    expect([box.value, amount()]).toEqual(['12,500.5', 1_250_050]);
  });

  it('knows no negative amount', async () => {
    const { enter, amount } = await shown();
    enter('-5');
    expect(amount()).toBe(NO_AMOUNT);
  });
});
