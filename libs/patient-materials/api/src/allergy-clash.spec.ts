import { clashesOf } from '@cuspid/patient-materials/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const meets = (name: string, allergens: string[], ...allergies: string[]) =>
  clashesOf({ name, allergens }, allergies).map(({ alert }) => alert);

describe('an item meets an allergy', () => {
  it.each([
    ['Examination gloves', ['latex'], 'Rubber'],
    ['Examination gloves', ['Natural rubber'], 'LATEX (severe)'],
    ['Amoxicillin 500 mg capsules', [], 'Penicillin'],
    ['NiTi wire 0.016', [], 'Nickel'],
    ['Brackets', ['nickel'], 'nickel, earrings'],
    ['Universal bonding agent', ['methacrylate'], 'Acrylic'],
    ['Composite A2', ['HEMA'], 'Methacrylates'],
    ['Povidone-iodine 10 %', [], 'Iodine'],
    ['Mouthwash', ['chlorhexidine'], 'Chlorhexidin'],
    ['Temporary cement (ZOE)', [], 'Eugenol'],
    ['Articaine 4 % 1:100,000', [], 'Local anaesthetics'],
    ['Lidocaine 2 %', [], 'Xylocaine'],
    ['Cartridge with adrenaline', ['metabisulphite'], 'Sulfites'],
    ['Anything at all', ['strawberry aroma'], 'Strawberry'],
  ])('%s %j, of somebody allergic to %s', (name, allergens, allergy) => {
    expect(meets(name, allergens, allergy)).toEqual([allergy]);
  });

  it.each([
    ['Nitrile gloves, latex-free', [], 'Latex'],
    ['Temporary cement, non-eugenol', [], 'Eugenol'],
    ['Cement free of eugenol', [], 'Eugenol'],
    ['Nitrile gloves', [], 'Latex'],
    ['Eggplant-coloured tray', [], 'Egg'],
    ['Articaine 4 %', [], 'Penicillin'],
    ['Cotton rolls', [], 'Iodine'],
    ['Saliva ejector', ['polyvinyl'], 'Nickel'],
  ])('and not: %s %j, of somebody allergic to %s', (name, allergens, allergy) => {
    expect(meets(name, allergens, allergy)).toEqual([]);
  });

  it('whatever an alert is called, an item that names it word for word is stopped', () => {
    const word = fc.stringMatching(/^[a-zé]{4,12}$/);
    fc.assert(fc.property(word, word, (one, other) => meets(`${other} 5 %`, [one.toUpperCase()], one).length === 1));
  });
});
