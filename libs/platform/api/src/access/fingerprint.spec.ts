import { describe, expect, it } from 'vitest';
import { fingerprintOf } from './fingerprint';

const of = (body: unknown, path = '/api/payment-records/day-close') => fingerprintOf({ method: 'POST', path, body });

describe('what is kept of a request beside its key', () => {
  it('tells one body and one address from another', () => {
    const all = [of({ a: 1 }), of({ a: 2 }), of({ a: 1 }, '/api/other'), of([]), of(null)];
    expect(new Set(all).size).toBe(all.length);
    expect(of({ a: 1 })).toBe(of({ a: 1 }));
  });

  it('holds nothing a password could be guessed from, wherever in the body it stands', () => {
    expect(of({ a: 1, currentPassword: 'one' })).toBe(of({ a: 1, currentPassword: 'other' }));
    expect(of({ a: [{ password: 'one' }] })).toBe(of({ a: [{ password: 'other' }] }));
  });
});
