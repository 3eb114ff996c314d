import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { COMMON_WORDS, strengthOf, weaknessOf } from '@cuspid/users/contracts';
import { describe, expect, it } from 'vitest';
import { Passwords } from './passwords';
import { Busy, Turns } from './turns';

const ENDINGS = ['', '1', '123', '1234', '2026', '!', '123!', '@123'];
const WRITTEN = [
  (word: string) => word,
  (word: string) => word.charAt(0).toUpperCase() + word.slice(1),
  (word: string) => word.replaceAll('a', '@').replaceAll('o', '0').replaceAll('e', '3'),
];

describe('a weak password', () => {
  it('is any of the thousands that are tried first, however it is written', () => {
    const tried = COMMON_WORDS.flatMap((word) =>
      ENDINGS.flatMap((ending) => [...WRITTEN.map((write) => write(word) + ending), word + word + ending]),
    ).filter(({ length }) => length >= 10);
    const passed = [...new Set(tried)].filter((password) => weaknessOf(password) === null);
    expect(passed).toEqual([]);
    expect(new Set(tried).size).toBeGreaterThan(12_000);
  });

  it.each([
    ['ninechars', 'too-short'],
    ['🦷🦷🦷🦷🦷', 'too-short'], // five signs, ten units
    ['Password123!', 'common'],
    ['p4$$w0rd2026', 'common'],
    ['iloveyou2024', 'common'],
    ['Kandy 2026 !!', 'common'],
    ['sunshine princess', 'common'],
    ['qwertyuiop1', 'sequence'],
    ['1qaz2wsx3edc', 'sequence'],
    ['1q2w3e4r5t6y', 'sequence'],
    ['abcdefghij2024', 'sequence'],
    ['0772345678', 'sequence'],
    ['aaaaaaaaaaaaaaaa', 'repeats'],
    ['abcabcabcabc', 'repeats'],
    ['Television7', 'one-word'],
    ['x'.repeat(201), 'too-long'],
  ])('is %s: %s', (password, code) => {
    expect(weaknessOf(password)).toEqual({ code });
  });

  it('is one with one’s own name or address in it, in whatever case', () => {
    const own = ['Dr Shalini Ranasinghe', 'shalini.r@clinic.example'];
    expect(weaknessOf('my-RANASINGHE-55-lamp', own)).toEqual({ code: 'personal', part: 'ranasinghe' });
    expect(weaknessOf('shalini river lamp 7', own)).toMatchObject({ code: 'personal' });
    expect(weaknessOf('clinic river lamp 77', own)).toBeNull();
  });
});

describe('a good password', () => {
  it.each([
    'three plain words 7',
    'correct horse battery staple',
    'a spec’s own password',
    'මගේ මුරපදය රහසයි',
    'green-lamp-41 river',
    'Tr0ub4dor&3',
  ])('is %s', (password) => {
    expect(weaknessOf(password)).toBeNull();
    expect(['fair', 'good', 'strong']).toContain(strengthOf(password));
  });

  it('is nearly every one a password manager draws', () => {
    const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789!@#$%^&*-_';
    const drawn = Array.from({ length: 2_000 }, () =>
      Array.from({ length: 14 }, () => signs.charAt(randomInt(signs.length))).join(''),
    );
    expect(drawn.filter((password) => weaknessOf(password)).length).toBeLessThan(4);
  });

  it('grows stronger word by word', () => {
    expect(['lamp', 'lamp river', 'lamp river soup', 'lamp river soup cloud'].map((text) => strengthOf(text))).toEqual([
      'short',
      'fair',
      'good',
      'strong',
    ]);
  });

  it('is accepted unless it is the one the person has, and the sentence says what is wrong', async () => {
    const passwords = new Passwords();
    const person = { name: 'Ana', email: 'ana@spec.test', passwordHash: await passwords.hash('three plain words 7') };
    await expect(passwords.accept('four more plain words', person)).resolves.toBeUndefined();
    const says = async (password: string) =>
      passwords.accept(password, person).then(
        () => '',
        (error: unknown) => Object(Reflect.get(Object(error), 'errors'))[0],
      );
    expect(await says('three plain words 7')).toEqual({ path: 'newPassword', message: 'must differ from the old one' });
    expect(await says('Password123!')).toMatchObject({
      path: 'newPassword',
      message: expect.stringContaining('tries first'),
    });
  });
});

describe('turns', () => {
  it('let a few in at once, the others in the order they came, and turn away whom too many are before', async () => {
    const turns = new Turns(2, 3);
    const [order, most, inside]: [number[], number[], number[]] = [[], [], []];
    const work = (number: number) => async () => {
      inside.push(number);
      most.push(inside.length);
      await sleep(5);
      inside.splice(inside.indexOf(number), 1);
      order.push(number);
    };
    const all = await Promise.allSettled(Array.from({ length: 8 }, (_, number) => turns.take(work(number))));
    expect(all.map(({ status }) => status === 'fulfilled')).toEqual([...Array(5).fill(true), ...Array(3).fill(false)]);
    expect(all.slice(5).every((one) => one.status === 'rejected' && one.reason instanceof Busy)).toBe(true);
    expect(order).toEqual([0, 1, 2, 3, 4]);
    expect(Math.max(...most)).toBe(2);
  });

  it('go on after work that failed', async () => {
    const turns = new Turns(1, 0);
    await expect(turns.take(() => Promise.reject(new Error('it failed')))).rejects.toThrow('it failed');
    await expect(turns.take(() => Promise.resolve(7))).resolves.toBe(7);
  });
});
