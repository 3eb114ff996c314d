import { describe, expect, it } from 'vitest';
import { enter, readChart, recorded, stored, type Room } from '../testing/chart-room';

const CHART = '/api/patients/7/dental-chart';
const caries = stored(3, { tooth: '16', code: 'caries', layer: 'condition', surfaces: ['occlusal_incisal'] });
const students = { ...caries, author: { id: 5, name: 'Nimal Silva' }, authorId: 5, awaitsCoSignature: true };
const head = { dentition: 'permanent', canUndo: false, canRedo: false };

async function waiting(role?: 'STUDENT' | 'ORTHODONTIST'): Promise<Room> {
  const room = await enter(role);
  room.server.expectOne(CHART).flush({ ...head, waiting: [students], findings: [students] });
  room.server.expectOne(({ url }) => url === `${CHART}/findings`).flush({ items: [students], nextCursor: null });
  await room.settle();
  return room;
}

const bar = ({ page }: Room) =>
  page.querySelector<HTMLElement>('cd-waiting-bar')?.textContent?.replace(/\s+/g, ' ') ?? '';
const press = async (room: Room, text: string) => {
  const buttons = [...room.page.querySelectorAll<HTMLButtonElement>('cd-waiting-bar button')];
  buttons.find((one) => one.textContent.includes(text))?.click();
  await room.settle();
};

describe('what waits for a co-signature', () => {
  it('is told above the list and stamped, opened it is listed with who recorded it, and signed with the version seen', async () => {
    const room = await waiting();
    expect(bar(room)).toMatch(/Waits for co-signature ?1/);
    expect(room.page.querySelector('[data-tooth="16"] [lucideStamp]')).not.toBeNull();
    await press(room, 'Waits');
    expect(bar(room)).toContain('Nimal Silva');
    expect(bar(room)).toContain('Caries, occlusal');
    await press(room, 'Co-sign it');
    const sent = room.sent('/cosign');
    expect(sent.request.body).toEqual({ findingIds: [3], version: 3 });
    sent.flush({ coSigned: [students], skipped: [], waiting: [] });
    await room.settle();
    const signed = {
      ...students,
      awaitsCoSignature: false,
      coSignedBy: { id: 1, name: 'Ana' },
      coSignedAt: '2026-03-05T05:00:00.000Z',
    };
    room.server.expectOne(CHART).flush({ ...head, waiting: [], findings: [signed] });
    room.server.expectOne(({ url }) => url === `${CHART}/findings`).flush({ items: [signed], nextCursor: null });
    await room.settle();
    expect(bar(room)).toBe('');
    expect(room.page.querySelector('[data-tooth="16"] [lucideStamp]')).toBeNull();
  });

  it('is only told to a student, and begins with what they record themselves', async () => {
    const room = await readChart([], 'STUDENT');
    expect(bar(room)).toBe('');
    await room.type('16 o c');
    await room.press('Enter', room.line());
    room.sent('/entries').flush(recorded([students]));
    await room.settle();
    await press(room, 'Waits');
    expect(bar(room)).toContain('A clinician of the care team co-signs');
    expect(bar(room)).not.toContain('Co-sign it');
  });
});

describe('who else has the chart open', () => {
  it('is told in the toolbar with what they do', async () => {
    const room = await readChart();
    expect(room.here?.request.body).toMatchObject({ isRecording: false });
    expect(room.here?.request.headers.get('X-Background')).toBe('1');
    room.here?.flush({ others: [{ person: { id: 5, name: 'Tharushi Bandara' }, isRecording: true }], isTold: true });
    await room.settle();
    const here = room.page.querySelector('cd-people-here')?.textContent ?? '';
    expect(here).toContain('TB');
    expect(here).toContain('Tharushi Bandara is recording on this chart.');
  });
});
