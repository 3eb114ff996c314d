import { isCommandFor, piecesOf } from './matching';

const bold = (text: string, typed: string) =>
  piecesOf(text, typed)
    .filter((piece) => piece.hit)
    .map((piece) => piece.text);

describe('the letters that were typed', () => {
  it('are found in any order and without accents', () => {
    expect(bold('Dilani Wickramasinghe', 'wick dil')).toEqual(['Dil', 'Wick']);
    expect(bold('José Núñez', 'nun jose')).toEqual(['José', 'Núñ']);
    expect(bold('Ana Perera', 'xyz')).toEqual([]);
  });

  it('leave the name whole', () => {
    const whole = piecesOf('Zoë D’Souza', 'zo sou').map((piece) => piece.text);
    expect(whole.join('')).toBe('Zoë D’Souza');
  });

  it('find commands by the beginnings of words', () => {
    expect(isCommandFor('Go to Queue', 'go qu')).toBe(true);
    expect(isCommandFor('Go to Queue', 'ueue')).toBe(false);
  });
});
