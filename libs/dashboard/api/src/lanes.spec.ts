import { describe, expect, it } from 'vitest';
import { Lanes } from './lanes';

describe('lanes', () => {
  it('let no more through at once than there are, in their order, also after one that fails', async () => {
    const lanes = new Lanes(2);
    let running = 0;
    let most = 0;
    const ended: number[] = [];
    const work = (id: number) =>
      lanes.run(async () => {
        most = Math.max(most, ++running);
        await new Promise((go) => setImmediate(go));
        running--;
        ended.push(id);
        if (id === 3) throw new Error('three');
      });
    const all = await Promise.allSettled([1, 2, 3, 4, 5, 6, 7].map(work));
    expect(most).toBe(2);
    expect(ended).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  });
});
