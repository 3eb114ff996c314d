import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, submit, validate } from '@angular/forms/signals';
import { applyProblem } from './apply-problem';
import { problemOf } from './problem';
import { save } from './save';

const refusal = (status: number, error: unknown) => new HttpErrorResponse({ status, error });
const body = (errors?: { path: string; message: string }[]) => ({
  type: 'x',
  title: 'x',
  status: 422,
  detail: 'Some fields were refused.',
  code: 'invalid',
  requestId: 'r-1',
  errors,
});

describe('a refusal of the server', () => {
  const model = signal({ firstName: 'Ana', phones: [{ number: '1' }] });
  const tree = () => TestBed.runInInjectionContext(() => form(model));

  it('lands on the fields its paths name, inside lists too', async () => {
    const patient = tree();
    const errors = [
      { path: 'firstName', message: 'Too long' },
      { path: 'phones.0.number', message: 'Not a phone number' },
    ];
    await submit(patient, async () => applyProblem(patient, refusal(422, body(errors)), 'Not saved'));
    expect(patient.firstName().errors()[0]?.message).toBe('Too long');
    expect(patient.phones[0]?.number().errors()[0]?.message).toBe('Not a phone number');
    expect(patient().errors()).toEqual([]);
  });

  it('is never lost: an unknown path is said at the form', async () => {
    const patient = tree();
    const errors = [{ path: 'province', message: 'Unknown' }];
    await submit(patient, async () => applyProblem(patient, refusal(422, body(errors)), 'Not saved'));
    expect(patient().errors()[0]?.message).toBe('province: Unknown');
  });

  it('is said in the server’s words, else in the page’s', async () => {
    const patient = tree();
    await save(patient, () => Promise.reject(refusal(409, body())), 'Not saved');
    expect(patient().errors()[0]?.message).toBe('Some fields were refused.');
    await save(patient, () => Promise.reject(refusal(502, '<html>')), 'Not saved');
    expect(patient().errors()[0]?.message).toBe('Not saved');
  });

  it('does not stop the next try, and is gone when that one goes well', async () => {
    const patient = tree();
    expect(await save(patient, () => Promise.reject(refusal(0, null)), 'Not saved')).toBe(false);
    expect(await save(patient, () => Promise.resolve(), 'Not saved')).toBe(true);
    expect(patient().errors()).toEqual([]);
  });

  it('is not asked for while the form itself finds something wrong', async () => {
    const asked = vi.fn();
    const patient = TestBed.runInInjectionContext(() =>
      form(model, (path) => validate(path.firstName, () => ({ kind: 'taken', message: 'Taken' }))),
    );
    expect(await save(patient, asked, 'Not saved')).toBe(false);
    expect(asked).not.toHaveBeenCalled();
    expect(patient.firstName().touched()).toBe(true);
  });

  it('is read whatever shape it has', () => {
    expect(problemOf(refusal(0, new ProgressEvent('error'))).code).toBe('offline');
    expect(problemOf(refusal(412, JSON.stringify(body()))).requestId).toBe('r-1');
    expect(problemOf(new Error('x')).code).toBe('unknown');
  });
});
