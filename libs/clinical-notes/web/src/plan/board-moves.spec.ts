import { neighbour, stepped } from './board-moves';

const of = (...ids: number[]) => ids.map((id) => ({ id }));
const columns = [
  { id: 1, items: of(11, 12) },
  { id: 2, items: of() },
  { id: 3, items: of(31) },
];

describe('the keyboard on the board of a plan', () => {
  it('an item moves within its phase and to the phase beside, and stops at the edges', () => {
    expect(stepped(columns, 11, 'down')).toEqual({ phaseId: 1, index: 1 });
    expect(stepped(columns, 11, 'up')).toBeNull();
    expect(stepped(columns, 12, 'down')).toBeNull();
    expect(stepped(columns, 12, 'right')).toEqual({ phaseId: 2, index: 0 });
    expect(stepped(columns, 31, 'right')).toBeNull();
    expect(stepped(columns, 99, 'up')).toBeNull();
  });

  it('the hand goes from item to item over phases with nothing in them', () => {
    expect(neighbour(columns, null, 'down')).toBe(11);
    expect(neighbour(columns, 12, 'right')).toBe(31);
    expect(neighbour(columns, 31, 'left')).toBe(11);
    expect(neighbour(columns, 31, 'down')).toBe(31);
  });
});
