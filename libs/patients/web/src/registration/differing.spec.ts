import { differing } from './differing';

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

  it('gives the whole name back', () => {
    const text = differing('Wickramasinghe', 'Vikramasingha')
      .map((piece) => piece.text)
      .join('');
    expect(text).toBe('Wickramasinghe');
  });
});
