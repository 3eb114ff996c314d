import { STAGE_TARGET_MINUTES } from '@cuspid/queue/contracts';
import { waitLevel } from '@cuspid/ui';
import { moreUrgent } from './board-keys';
import { ago, anEntry, NOW } from './entry.fixture';
import { colleague, columnsFor, freeChairs, inLane, isOver, nextOf, previousOf, stepOf, USUAL_TARGETS } from './lanes';

const ids = (entries: { id: number }[]) => entries.map((entry) => entry.id);

describe('the wait bar', () => {
  it.each([
    [22, 'fine'],
    [23, 'near'],
    [30, 'near'],
    [31, 'over'],
  ])('after %i of 30 minutes in the waiting room is %s', (minutes, level) => {
    expect(waitLevel(minutes, STAGE_TARGET_MINUTES.IN_WAITING_ROOM)).toBe(level);
    expect(isOver(anEntry(1, { stageSince: ago(minutes) }), NOW, USUAL_TARGETS)).toBe(level === 'over');
  });

  it('is measured against each stage’s own target, and never for who has left', () => {
    const after25 = { stageSince: ago(25) };
    expect(isOver(anEntry(1, { ...after25, status: 'UNDER_CONSULTATION' }), NOW, USUAL_TARGETS)).toBe(true);
    expect(isOver(anEntry(1, { ...after25, status: 'UNDER_TREATMENT' }), NOW, USUAL_TARGETS)).toBe(false);
    expect(isOver(anEntry(1, { stageSince: ago(900), status: 'COMPLETED' }), NOW, USUAL_TARGETS)).toBe(false);
  });
});

describe('a lane', () => {
  it('has the urgent first, then who came first, however late they were moved back', () => {
    const waiting = [
      anEntry(1, { enteredAt: ago(40), priority: 'LOW' }),
      anEntry(2, { enteredAt: ago(5) }),
      anEntry(3, { enteredAt: ago(30), stageSince: ago(0) }),
      anEntry(4, { enteredAt: ago(1), priority: 'URGENT' }),
      anEntry(5, { enteredAt: ago(2), priority: 'HIGH' }),
      anEntry(6, { status: 'AT_CASHIER', priority: 'URGENT' }),
    ];
    expect(ids(inLane(waiting, 'IN_WAITING_ROOM'))).toEqual([4, 5, 3, 2, 1]);
  });

  it('past the waiting room has the longest first, whatever the priority', () => {
    const status = 'UNDER_TREATMENT';
    const entries = [
      anEntry(1, { status, stageSince: ago(3), priority: 'URGENT' }),
      anEntry(2, { status, stageSince: ago(9) }),
    ];
    expect(ids(inLane(entries, status))).toEqual([2, 1]);
  });

  it('of the completed has the last to leave first', () => {
    const status = 'COMPLETED';
    const entries = [anEntry(1, { status, completedAt: ago(9) }), anEntry(2, { status, completedAt: ago(3) })];
    expect(ids(inLane(entries, status))).toEqual([2, 1]);
  });
});

describe('the steps', () => {
  it('go forward and back one stage, and end', () => {
    expect(nextOf('IN_WAITING_ROOM')).toBe('UNDER_CONSULTATION');
    expect(nextOf('COMPLETED')).toBeNull();
    expect(previousOf('COMPLETED')).toBe('AT_CASHIER');
    expect(previousOf('IN_WAITING_ROOM')).toBeNull();
  });

  it('are offered only to who may move the entry', () => {
    expect(stepOf(anEntry(1))).toBe('UNDER_CONSULTATION');
    expect(stepOf(anEntry(1, { mayProgress: false }))).toBeNull();
  });

  it('of urgency go up, and round', () => {
    expect(moreUrgent('NORMAL')).toBe('HIGH');
    expect(moreUrgent('HIGH')).toBe('URGENT');
    expect(moreUrgent('URGENT')).toBe('LOW');
  });
});

describe('the chairs', () => {
  const chairs = [1, 2, 3].map((id) => ({ id, name: `Chair ${id}` }));

  it('are taken by consultation and treatment, and free again at the cashier', () => {
    const entries = [
      anEntry(1, { status: 'UNDER_CONSULTATION', chair: chairs[0] }),
      anEntry(2, { status: 'AT_CASHIER', chair: chairs[1] }),
      anEntry(3, { chair: chairs[2] }),
    ];
    expect(ids(freeChairs(chairs, entries))).toEqual([2, 3]);
  });
});

describe('the board', () => {
  it.each([
    [1196, [1, 1, 1, 1, 1]],
    [936, [1, 1, 3]],
    [358, [5]],
  ])('%i px wide has lanes in columns of %j', (width, lanes) => {
    expect(columnsFor(width).map((column) => column.length)).toEqual(lanes);
  });
});

describe('a colleague on a card', () => {
  it.each([
    ['Dr Anushka Fernando', 'Dr Fernando'],
    ['Thilini Bandara', 'T. Bandara'],
    ['T. Bandara', 'T. Bandara'],
    ['Madonna', 'Madonna'],
  ])('%s is %s', (name, short) => {
    expect(colleague(name)).toBe(short);
  });
});
