import { enter, readChart, stored, type Room } from '../testing/chart-room';
import { STAY_MS } from './player';

const caries = { tooth: '27', code: 'caries', layer: 'condition', surfaces: ['occlusal_incisal'] } as const;
const on = (id: number, tooth: '16' | '26' | '36', day: string) =>
  stored(id, { ...caries, tooth }, { effectiveOn: day, recordedAt: `${day}T05:00:00.000Z` });
const HISTORY = [on(1, '16', '2020-05-01'), on(2, '26', '2022-05-01'), on(3, '36', '2024-05-01')];

const found = <T extends Element>(element: T | null | undefined): T => {
  if (!element) throw new Error('not there');
  return element;
};
const handle = ({ page }: Room, letter: 'A' | 'B'): HTMLInputElement =>
  found([...page.querySelectorAll<HTMLInputElement>('input[type=range]')][letter === 'A' ? 0 : 1]);
const said = (room: Room, letter: 'A' | 'B') => handle(room, letter).getAttribute('aria-valuetext');
const foot = ({ page }: Room): string =>
  found(page.querySelector('cd-changes-panel')).textContent.replaceAll(/\s+/g, ' ').trim();
const button = ({ page }: Room, name: RegExp): HTMLButtonElement =>
  found(
    [...page.querySelectorAll('button')].find((one) =>
      name.test(`${one.getAttribute('aria-label') ?? ''}${one.textContent}`),
    ),
  );

afterEach(() => vi.unstubAllGlobals());

describe('the two handles', () => {
  it('compare nothing at first, and then with the day before, in one press', async () => {
    const room = await readChart(HISTORY);
    expect([said(room, 'A'), said(room, 'B')]).toEqual(['Nothing', 'Today']);
    expect(room.page.querySelector('cd-change-list')).toBeNull();
    button(room, /Compare with 1 May 2024/).click();
    await room.settle();
    expect(said(room, 'A')).toBe('1 May 2024');
    expect(foot(room)).toContain('No differences');
    room.server.verify();
  });

  it('go from tick to tick by arrows, tell the difference, and never pass one another', async () => {
    const room = await readChart(HISTORY);
    const a = handle(room, 'A');
    await room.press('ArrowRight', a);
    expect([said(room, 'A'), foot(room)]).toEqual(['1 May 2020', 'Changes from A to B 2 2 new findings']);
    await room.press('ArrowLeft', handle(room, 'B'));
    expect(said(room, 'B')).toBe('1 May 2024');
    for (let i = 0; i < 6; i++) await room.press('ArrowLeft', handle(room, 'B'));
    expect([said(room, 'B'), foot(room)]).toEqual(['1 May 2020', 'Changes from A to B 0 No differences']);
    for (let i = 0; i < 6; i++) await room.press('ArrowRight', a);
    expect(said(room, 'A')).toBe('1 May 2020');
    await room.press('Escape', a);
    expect(said(room, 'A')).toBe('Nothing');
    room.server.verify();
  });

  it('unfold the difference into sentences that lead to the tooth, and mark the teeth for the ear as well', async () => {
    const room = await readChart(HISTORY);
    await room.press('ArrowRight', handle(room, 'A'));
    button(room, /Changes from A to B/).click();
    await room.settle();
    const [first] = room.page.querySelectorAll<HTMLButtonElement>('cd-change-list button');
    expect(first?.getAttribute('aria-label')).toBe('New on tooth 26: caries, occlusal.');
    first?.click();
    await room.settle();
    const option = found(room.page.querySelector('[role=option][aria-selected=true]'));
    expect(option.textContent).toContain('Tooth 26, upper left first molar: caries, occlusal. New since then.');
  });
});

describe('playing', () => {
  const play = async (room: Room): Promise<void> => {
    button(room, /Play the history/).click();
    await room.settle();
  };

  it('goes from the first tick to today and stops there; a touch of a handle pauses it', async () => {
    const room = await readChart(HISTORY);
    await play(room);
    expect(said(room, 'B')).toBe('1 May 2020');
    await vi.waitFor(() => expect(said(room, 'B')).toBe('1 May 2022'), { timeout: STAY_MS * 4 });
    await room.press('ArrowRight', handle(room, 'B'));
    expect(said(room, 'B')).toBe('1 May 2024');
    expect(button(room, /Play the history/)).toBeTruthy();
    await play(room);
    expect(said(room, 'B')).toBe('Today');
    room.server.verify();
  });

  it('takes one step a press for whoever wants less motion', async () => {
    vi.stubGlobal('matchMedia', (query: string) => ({
      matches: query.includes('reduced-motion'),
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }));
    const room = await readChart(HISTORY);
    const days: (string | null)[] = [];
    for (let i = 0; i < 4; i++) {
      await play(room);
      days.push(said(room, 'B'));
    }
    expect(days).toEqual(['1 May 2020', '1 May 2022', '1 May 2024', 'Today']);
  });

  it('begins with Space where nothing has the keyboard', async () => {
    const room = await readChart(HISTORY);
    await room.press(' ');
    expect(said(room, 'B')).toBe('1 May 2020');
    await room.press(' ');
    expect(button(room, /Play the history/)).toBeTruthy();
  });

  it('has nothing to play while nothing is read', async () => {
    const room = await enter();
    expect(button(room, /Play the history/).disabled).toBe(true);
  });
});
