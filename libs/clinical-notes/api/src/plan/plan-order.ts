import { Invalid } from '@cuspid/platform/api';

interface Placed {
  id: number;
  place: number;
}

/**
 * Where the others and `one` stand once it is put before another of them (null: at the end): those whose place changes.
 * @throws Invalid for one that is not among the others
 */
export function putBefore<T extends Placed>(
  others: readonly T[],
  one: T,
  before: number | null,
  path: string,
): Placed[] {
  const at = before === null ? others.length : others.findIndex(({ id }) => id === before);
  if (at < 0) throw new Invalid([{ path, message: 'is not among those it is put with' }]);
  const order = [...others.slice(0, at), one, ...others.slice(at)];
  return order.flatMap(({ id, place }, index) => (place === index ? [] : [{ id, place: index }]));
}
