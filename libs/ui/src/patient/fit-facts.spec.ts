import { fitFacts, type AlertFact } from './fit-facts';

/** A letter is 7 px wide here. */
const width = (text: string) => text.length * 7;
const danger = (name: string, text?: string): AlertFact => ({ severity: 'danger', name, ...(text && { text }) });
const caution = (name: string, text?: string): AlertFact => ({ severity: 'caution', name, ...(text && { text }) });
const fit = (facts: AlertFact[], room: number) => {
  const { shown, rest, isTall } = fitFacts(facts, room, width);
  return { shown: shown.map(({ name }) => name), rest: rest.map(({ name }) => name), isTall, facts: shown };
};

describe('what fits the safety line', () => {
  it('is everything, dangers first, where there is room', () => {
    const { shown, rest } = fit([caution('Warfarin'), danger('Penicillin', 'anaphylaxis')], 900);
    expect([shown, rest]).toEqual([['Penicillin', 'Warfarin'], []]);
  });

  it('leaves cautions behind "+2" before it takes anything from a danger', () => {
    const { shown, rest, facts } = fit(
      [danger('Penicillin', 'anaphylaxis'), caution('Warfarin'), caution('Asthma')],
      330,
    );
    expect([shown, rest]).toEqual([['Penicillin'], ['Warfarin', 'Asthma']]);
    expect(facts[0]?.text).toBe('anaphylaxis');
  });

  it('takes the details off dangers before it takes a second line', () => {
    const two = [danger('Penicillin', 'anaphylaxis, 2019'), danger('Latex', 'swelling of the lips')];
    const { shown, isTall, facts } = fit(two, 300);
    expect([shown, isTall, facts.map(({ text }) => text)]).toEqual([
      ['Penicillin', 'Latex'],
      false,
      [undefined, undefined],
    ]);
  });

  it.each([3, 8, 50])('never leaves one of %i dangers out, however long their names', (count) => {
    const dangers = Array.from({ length: count }, (_, n) => danger(`Danger ${n} ${'x'.repeat(100)}`));
    const { shown, rest, isTall } = fit([...dangers, caution('Asthma')], 700);
    expect([shown.length, rest, isTall]).toEqual([count, ['Asthma'], true]);
  });

  it('cuts a single caution rather than hide it', () => {
    expect(fit([caution('x'.repeat(120))], 200).shown).toHaveLength(1);
  });
});
