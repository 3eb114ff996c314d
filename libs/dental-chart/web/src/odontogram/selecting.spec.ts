import { TestBed } from '@angular/core/testing';
import { settle as mouth, UPPER_PERMANENT, TEETH, type ToothId } from '@cuspid/odontogram';
import { Toasts } from '@cuspid/ui';
import { readChart, recorded, stored, type Room } from '../testing/chart-room';
import { asTyped, spanOf, widened } from './gathering';
import { surfaceSpot } from './place';

const sound = { tooth: '18', code: 'sound', layer: 'condition' } as const;
const SHIFT = { shiftKey: true };

const selected = ({ page }: Room): string[] =>
  [...page.querySelectorAll('[role=option][aria-selected=true]')].map((one) => one.textContent.trim().slice(6, 8));
const at = (tooth: ToothId) => {
  const spot = surfaceSpot(tooth, 'occlusal_incisal', mouth([]), {});
  return { clientX: spot?.x, clientY: spot?.y, bubbles: true };
};
async function on(room: Room, type: string, tooth: ToothId, more: PointerEventInit = {}): Promise<void> {
  room.teeth().dispatchEvent(new PointerEvent(type, { ...at(tooth), pointerType: 'mouse', ...more }));
  await room.settle();
}

describe('several teeth', () => {
  it('are selected by arrows with Shift, back and forth, and a code typed is for all of them', async () => {
    const room = await readChart([stored(1, sound)]);
    room.teeth().focus();
    for (let i = 0; i < 3; i++) await room.press('ArrowRight', room.teeth(), SHIFT);
    expect(selected(room)).toEqual(['18', '17', '16', '15']);
    await room.press('ArrowLeft', room.teeth(), SHIFT);
    expect(selected(room)).toEqual(['18', '17', '16']);
    expect(room.echo()).toBe('3 teeth selected: 18, 17, 16. Type a finding for all of them.');
    await room.press('s', room.teeth());
    expect(room.line().value).toBe('18-16 s');
    await room.type('18-16 s p');
    expect(room.echo()).toBe('Teeth 18, 17, 16: fissure sealant. Planned, today.');
    await room.press('Enter', room.line());
    expect(room.sent('/entries').request.body).toMatchObject({ text: '18-16 s p' });
  });

  it('take the surface the keyboard is on', async () => {
    const room = await readChart([stored(1, sound)]);
    room.teeth().focus();
    await room.press('ArrowRight', room.teeth(), SHIFT);
    await room.press('Tab', room.teeth());
    await room.press('c', room.teeth());
    expect(room.line().value).toBe('18,17 m c');
  });

  it('are selected by a press with Shift, one by one with Ctrl, and by drawing over them', async () => {
    const room = await readChart([stored(1, sound)]);
    await on(room, 'click', '13');
    await on(room, 'click', '21', SHIFT);
    expect(selected(room)).toEqual(['13', '12', '11', '21']);
    await on(room, 'click', '36', { ctrlKey: true });
    await on(room, 'click', '11', { ctrlKey: true });
    expect(selected(room)).toEqual(['13', '12', '21', '36']);
    await on(room, 'pointerdown', '46');
    await on(room, 'pointermove', '45', { buttons: 1 });
    await on(room, 'pointermove', '43', { buttons: 1 });
    await on(room, 'pointermove', '44', { buttons: 1 });
    await on(room, 'click', '44');
    expect(selected(room)).toEqual(['46', '45', '44']);
    await room.press('Escape', room.teeth());
    expect(selected(room)).toEqual([]);
  });

  it('are the quadrant, then the arch, then all with Ctrl A', async () => {
    const room = await readChart([stored(1, sound)]);
    await on(room, 'click', '23');
    const all = () => room.press('a', room.teeth(), { ctrlKey: true });
    await all();
    expect(selected(room)).toEqual(['21', '22', '23', '24', '25', '26', '27', '28']);
    await all();
    expect(selected(room)).toHaveLength(16);
    await all();
    expect(selected(room)).toHaveLength(32);
  });

  it('are typed as short as the grammar takes them', () => {
    expect(asTyped(['16', '18', '17', '46', '21', '11'])).toBe('18-16,11,21,46');
    expect(asTyped(TEETH)).toBe('18-28,48-38,55-65,85-75');
    expect(spanOf('13', '22')).toEqual(['13', '12', '11', '21', '22']);
    expect(spanOf('13', '43')).toEqual(['13', '43']);
    expect(widened(widened([], '75', []), '75', [])).toHaveLength(10);
    expect(widened(UPPER_PERMANENT, '11', ['18'])).toEqual(['18']);
  });
});

describe('taking back', () => {
  it('goes fifty acts deep by Ctrl Z, one request each in turn, then says that there is nothing more', async () => {
    const room = await readChart([stored(1, sound)]);
    for (let i = 0; i < 50; i++) {
      await room.press('z', document.body, { ctrlKey: true });
      room.sent('/undo').flush(recorded([stored(100 + i, sound, { voids: i })], `Taken back: ${i}.`));
      await room.settle();
    }
    expect(TestBed.inject(Toasts).all().at(-1)?.text).toBe('Taken back: 49.');
    await room.press('z', document.body, { ctrlKey: true });
    const detail = 'There is nothing of yours to take back on this chart.';
    room.sent('/undo').flush({ code: 'nothing-to-undo', status: 409, detail }, { status: 409, statusText: 'No' });
    await room.settle();
    expect(TestBed.inject(Toasts).all().at(-1)?.text).toBe(detail);
  });
});
