import { HttpErrorResponse } from '@angular/common/http';
import { Sending } from './sending';

const lost = () => Promise.reject(new HttpErrorResponse({ status: 0 }));
const refused = () =>
  Promise.reject(new HttpErrorResponse({ status: 409, error: { code: 'x', detail: 'Too much.', status: 409 } }));

describe('what one sheet sends', () => {
  const sheet = () => new Sending(() => Promise.resolve());

  it('is sent once, however often it is pressed meanwhile', async () => {
    const sending = sheet();
    const answers: ((value: string) => void)[] = [];
    const ask = vi.fn(() => new Promise<string>((resolve) => answers.push(resolve)));
    const presses = [sending.send(ask), sending.send(ask), sending.send(ask)];
    answers[0]?.('posted');
    expect(await Promise.all(presses)).toEqual(['posted', null, null]);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('is asked again with the same key when no answer came, and says so', async () => {
    const sending = sheet();
    const ask = vi.fn<(key: string) => Promise<string>>(lost).mockImplementationOnce(lost);
    expect(await sending.send(ask)).toBeNull();
    expect(sending.state()).toBe('unknown');
    ask.mockResolvedValueOnce('posted');
    expect(await sending.send(ask)).toBe('posted');
    expect(sending.wasLost()).toBe(true);
    expect(sending.state()).toBe('ready');
    expect(new Set(ask.mock.calls.map(([key]) => key)).size).toBe(1);
  });

  it('that was refused can be put right and sent: nothing was done', async () => {
    const sending = sheet();
    expect(await sending.send(refused)).toBeNull();
    expect(sending.refusal()?.detail).toBe('Too much.');
    expect(sending.wasLost()).toBe(false);
    expect(await sending.send(() => Promise.resolve('posted'))).toBe('posted');
    expect(sending.refusal()).toBeNull();
  });
});
