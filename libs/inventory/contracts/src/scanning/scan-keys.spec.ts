import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GS } from './gs1';
import { ScanKeys, type Keystroke } from './scan-keys';

/** What of these keys, so many milliseconds apart, was taken for a scan. */
function heard(keys: (string | Partial<Keystroke>)[], gaps: number | number[]): (string | null)[] {
  const scanner = new ScanKeys();
  let at = 1_000;
  return keys.map((key, index) => {
    at += Array.isArray(gaps) ? (gaps[index] ?? 0) : gaps;
    return scanner.press(typeof key === 'string' ? { key, at } : { key: '', at, ...key });
  });
}

const code = [...'0104012345678901'];

describe('the keys of a scanner', () => {
  it('are a code once Enter or Tab ends them, whatever case the signs come in', () => {
    expect(heard([...code, 'Enter'], 8).at(-1)).toBe('0104012345678901');
    expect(heard([...code, 'Tab'], 30).at(-1)).toBe('0104012345678901');
    expect(heard([...code, 'Shift', 'A', 'b', 'Enter'], 8).at(-1)).toBe('0104012345678901Ab');
    expect(heard(code, 8)).toEqual(code.map(() => null));
  });

  it('have the separator in any of the ways scanners send it', () => {
    const ways: Partial<Keystroke>[][] = [
      [{ key: ']', ctrlKey: true }],
      [{ key: 'F8' }],
      [{ key: GS }],
      ['0', '2', '9'].map((key) => ({ key, altKey: true })),
    ];
    for (const way of ways) expect(heard([...'10A1', ...way, ...'2199', 'Enter'], 5).at(-1)).toBe(`10A1${GS}2199`);
  });

  it('are never what somebody types, however fast, nor what is too short', () => {
    const typed = fc.array(fc.integer({ min: 41, max: 900 }), { minLength: 17, maxLength: 17 });
    fc.assert(
      fc.property(typed, (gaps) => {
        expect(heard([...code, 'Enter'], gaps).every((one) => one === null)).toBe(true);
      }),
    );
    expect(heard([...'12345', 'Enter'], 5).at(-1)).toBeNull();
    expect(heard([...code, 'Backspace', 'Enter'], 5).at(-1)).toBeNull();
    expect(heard([...code, 'Enter'], [...code.map(() => 5), 500]).at(-1)).toBeNull();
  });

  it('begin anew after each code, and with what was typed just before left out', () => {
    const scanner = new ScanKeys();
    let at = 0;
    const scan = (text: string, gap: number) =>
      [...text, 'Enter'].map((key) => scanner.press({ key, at: (at += gap) })).at(-1);
    scanner.press({ key: 'x', at: -400 });
    expect([scan('4006381333931', 9), scan('96385074', 9)]).toEqual(['4006381333931', '96385074']);
    expect(scanner.isScanning).toBe(false);
  });
});
