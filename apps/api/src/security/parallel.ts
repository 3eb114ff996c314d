/** Carries out `work` for each, `width` at a time, and gives the results in order. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) results[index] = await work(item, index);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

/** The long forms of the suites run with `npm run test:long`. */
export const IS_LONG = process.env['CUSPID_LONG'] === 'true';

/** How long a suite may take on a machine that has other things to do. */
export const PATIENCE = IS_LONG ? 3_600_000 : 300_000;
