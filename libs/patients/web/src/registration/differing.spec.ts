import { differing, differingDay } from './differing';

/** Marked letters in brackets. */
const marked = (known: string, typed: string) =>
  differing(known, typed)
    .map(({ text, differs }) => (differs ? `[${text}]` : text))
    .join('');

describe('the letters of a known name that differ from what is typed', () => {
  it.each([
    ['Jayasinghe', 'Jayasingha', 'Jayasingh[e]'],
    ['Perera', 'Pereira', 'Perera'],
    ['Pereira', 'Perera', 'Pere[i]ra'],
    ['Ruwan', 'ruwan', 'Ruwan'],
    ['José', 'Jose', 'José'],
    ['Nimal', 'Kamal', '[Ni]mal'],
    ['Silva', 'Fernando', '[Silv]a'],
    ['Ruwan', '', 'Ruwan'],
    ['', 'Ruwan', ''],
  ])('%s against %s: %s', (known, typed, expected) => {
    expect(marked(known, typed)).toBe(expected);
  });

  it.each([
    ['14 Mar 1994', '15 Mar 1994', 3, '[14] Mar 1994'],
    ['14 Mar 1994', '1 Jan 1994', 1, '14 Mar 1994'],
    ['14 Mar 1994', '1 Apr 1994', 2, '14 [Mar] 1994'],
    ['14 Mar 1994', '1 Jan 2015', 1, '14 Mar [1994]'],
  ])('%s against %s, of which %i are known: %s', (day, typed, known, expected) => {
    expect(
      differingDay(day, typed, known)
        .map(({ text, differs }) => (differs ? `[${text}]` : text))
        .join(''),
    ).toBe(expected);
  });

  it('gives the whole name back', () => {
    const text = differing('Wickramasinghe', 'Vikramasingha')
      .map((piece) => piece.text)
      .join('');
    expect(text).toBe('Wickramasinghe');
  });
});
