import { isCommandFor, piecesOf, piecesOfNumber } from './matching';

const bold = (text: string, typed: string, cut = piecesOf) =>
  cut(text, typed)
    .filter((piece) => piece.hit)
    .map((piece) => piece.text);

describe('the letters that were typed', () => {
  it('are found in any order and without accents', () => {
    expect(bold('Dilani Wickramasinghe', 'wick dil')).toEqual(['Dil', 'Wick']);
    expect(bold('José Núñez', 'nun jose')).toEqual(['José', 'Núñ']);
    expect(bold('Siobhán O’Brien', 'obri')).toEqual(['O’Bri']);
    expect(bold('Ana Perera', 'xyz')).toEqual([]);
  });

  it('are those of the beginning of a word before those within one', () => {
    expect(bold('Rana Ana', 'ana')).toEqual(['Ana']);
  });

  it('are found in spite of a slip: what both share is bold, and the wrong letter is not', () => {
    expect(bold('Ruwan Jayasinghe', 'jayasingha')).toEqual(['Jayasingh']);
    expect(bold('Nimal Perera', 'preera nimla')).toEqual(['Nimal', 'Perera']);
    expect(bold('Nimal Perera', 'pererra')).toEqual(['Perera']);
    expect(bold('Nimal Perera', 'pwrera')).toEqual(['P', 'rera']);
    // Too far from either.
    expect(bold('Nimal Perera', 'silva')).toEqual([]);
    expect(bold('Nimal Perera', 'pq')).toEqual([]);
  });

  it('of a code or a phone are found whatever stands between the digits', () => {
    expect(bold('PT-004186', 'pt0041', piecesOfNumber)).toEqual(['PT-0041']);
    expect(bold('077 214 8830', '0772148', piecesOfNumber)).toEqual(['077 214 8']);
    expect(bold('077 214 8830', '+94 77 214', piecesOfNumber)).toEqual(['77 214']);
    expect(bold('077 214 8830', 'nimal 90', piecesOfNumber)).toEqual([]);
  });

  it('leave the text whole, whatever is typed', () => {
    for (const typed of ['zo sou', '', '%_', 'dsouza zoe', '🙂', 'zzzzzzzz']) {
      const whole = piecesOf('Zoë D’Souza', typed).map((piece) => piece.text);
      expect(whole.join('')).toBe('Zoë D’Souza');
    }
  });

  it('find commands by the beginnings of words', () => {
    expect(isCommandFor('Go to Queue', 'go qu')).toBe(true);
    expect(isCommandFor('Go to Queue', 'ueue')).toBe(false);
  });
});
