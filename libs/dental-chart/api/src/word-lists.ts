import { isSurface, isToothId } from '@cuspid/odontogram';

/** A closed list kept as words with commas. A word nobody knows is an error, never left out: see `drawable`. */
function listOf<T extends string>(isWord: (text: unknown) => text is T) {
  return {
    to: (words: readonly T[] | null | undefined): string | null => (words?.length ? words.join(',') : null),
    from: (text: string | null): T[] | null =>
      text === null
        ? null
        : text.split(',').map((word) => {
            if (!isWord(word)) throw new RangeError(`the chart holds a word nobody knows: “${word}”`);
            return word;
          }),
  };
}

export const surfaceList = listOf(isSurface);
export const toothList = listOf(isToothId);
