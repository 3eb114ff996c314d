import { ARCH_ROWS, quadrant, rowOf, type ToothId } from '@cuspid/odontogram';

/** The teeth from one to another along the arch; of different arches, the two. */
export function spanOf(from: ToothId, to: ToothId): readonly ToothId[] {
  const row = rowOf(from);
  const [a, b] = [row.indexOf(from), row.indexOf(to)];
  return b < 0 ? [from, to] : row.slice(Math.min(a, b), Math.max(a, b) + 1);
}

const quadrantOf = (tooth: ToothId): readonly ToothId[] =>
  rowOf(tooth).filter((one) => quadrant(one) === quadrant(tooth));
const areSame = (a: readonly ToothId[], b: readonly ToothId[]): boolean =>
  a.length === b.length && a.every((tooth) => b.includes(tooth));

/** What the next press of "all" selects: the quadrant of a tooth, then its arch, then every tooth shown. */
export function widened(selected: readonly ToothId[], tooth: ToothId, shown: readonly ToothId[]): readonly ToothId[] {
  if (areSame(selected, quadrantOf(tooth))) return rowOf(tooth);
  return areSame(selected, rowOf(tooth)) ? shown : quadrantOf(tooth);
}

/** Teeth as they are typed: "18-16,13,46". */
export function asTyped(teeth: readonly ToothId[]): string {
  const runs = ARCH_ROWS.flatMap((row) => {
    const found: ToothId[][] = [];
    let last: ToothId[] | null = null;
    for (const tooth of row) {
      if (!teeth.includes(tooth)) last = null;
      else if (last) last.push(tooth);
      else found.push((last = [tooth]));
    }
    return found;
  });
  return runs.map((run) => (run.length < 3 ? run.join() : `${run[0]}-${run.at(-1)}`)).join();
}
