import { describe, expect, it } from 'vitest';
import { parse } from '../grammar/parse';
import type { FindingDraft } from '../findings/finding';
import { sentence, toothSentence } from './sentence';

function read(input: string): readonly FindingDraft[] {
  const result = parse(input, { mode: 'exam' });
  if (!result.ok) throw new Error(result.error.message);
  return result.drafts;
}

describe('the read-back', () => {
  const cases: [string, string][] = [
    ['16 mod caries', 'Tooth 16, upper right first molar: caries on mesial, occlusal, distal. Finding, today.'],
    ['36 mod co p', 'Tooth 36, lower left first molar: composite filling on mesial, occlusal, distal. Planned, today.'],
    ['37,47 o s', 'Teeth 37, 47: fissure sealant on occlusal. Done elsewhere, today.'],
    [
      '36 mod am @2019-06',
      'Tooth 36, lower left first molar: amalgam filling on mesial, occlusal, distal. Done elsewhere, 2019-06.',
    ],
    ['11 i c5', 'Tooth 11, upper right central incisor: caries, ICDAS 5 on incisal. Finding, today.'],
    ['13-16 br:13,15,16 p', 'Teeth 16–13: bridge on 13, 15, 16, replacing 14. Planned, today.'],
    ['46 miss:c', 'Tooth 46, lower right first molar: missing, because of caries. Finding, today.'],
    ['16 rc4', 'Tooth 16, upper right first molar: caries, ICDAS 4 on root. Finding, today.'],
    ['21 rs:i', 'Tooth 21, upper left central incisor: internal root resorption. Finding, today.'],
    ['46 fu2', 'Tooth 46, lower right first molar: furcation involvement, grade 2. Finding, today.'],
    ['14 v5 af2', 'Tooth 14, upper right first premolar: abfraction, grade 2 on cervical buccal. Finding, today.'],
    [
      '17,16,15,25 dt:17,25 p',
      'Teeth 17–15, 25: partial denture with clasps on 17, 25, replacing 16, 15. Planned, today.',
    ],
    ['33-43 spl d', 'Teeth 43–33: splint. Done here, today.'],
    ['16 "look"', 'Tooth 16, upper right first molar: note “look”. Finding, today.'],
    ['48 x r "oral surgery"', 'Tooth 48, lower right third molar: extraction. Referred, today. Note: “oral surgery”.'],
  ];
  for (const [input, expected] of cases) {
    it(`says ${input} in a sentence`, () => expect(sentence(read(input))).toBe(expected));
  }

  it('speaks the notation the screen shows', () => {
    expect(sentence(read('16 o c'), { notation: 'universal' })).toContain('Tooth 3, upper right first molar');
  });

  it('names the day when it is not today', () => {
    expect(sentence(read('16 o c @2026-11-22'), { today: '2026-11-22' })).toContain('Finding, today.');
    expect(sentence(read('16 o c @2026-11-21'), { today: '2026-11-22' })).toContain('Finding, 2026-11-21.');
  });
});

describe('the sentence of a tooth', () => {
  it('is the one of the specification', () => {
    expect(toothSentence('36', read('36 mod co p; 36 d c6'))).toBe(
      'Tooth 36, lower left first molar: composite filling, mesial occlusal distal, planned; caries, ICDAS 6, distal.',
    );
  });

  it('says sound only when somebody recorded it', () => {
    expect(toothSentence('12', read('12 ok'))).toBe('Tooth 12, upper right lateral incisor: sound.');
    expect(toothSentence('12', [])).toBe('Tooth 12, upper right lateral incisor: not recorded.');
    expect(toothSentence('12', read('12 ok; 12 m c'))).not.toContain('sound');
  });

  it('tells an abutment from a pontic', () => {
    const bridge = read('13-15 br e');
    expect(toothSentence('14', bridge)).toBe(
      'Tooth 14, upper right first premolar: bridge, pontic, 15–13, done elsewhere.',
    );
    expect(toothSentence('15', bridge)).toContain('abutment');
    const denture = read('17,16,15,25 dt:17,25 e');
    expect(toothSentence('17', denture)).toContain('partial denture, clasp, 17–15, 25,');
    expect(toothSentence('16', denture)).toContain('replaced tooth');
  });
});
