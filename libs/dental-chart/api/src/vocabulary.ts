import type { VocabularyDto } from '@cuspid/dental-chart/contracts/dto';
import {
  ENTRY_CODES,
  FINDING_CODES,
  GROUPS,
  LAYER_WORDS,
  LAYERS,
  MATERIALS,
  nextLayers,
  PARAMS,
  parse,
  QUALITIES,
  REASONS,
  ruleOf,
  sentence,
  SURFACES,
  TEETH,
  toLetter,
} from '@cuspid/odontogram';

const EXAMPLES = [
  '16 mod caries',
  '16oc5',
  '36 mod composite p',
  '13-16 br:13,15,16 p',
  '18,28,38,48 miss',
  'q1 bk p',
  '26 mo c5; 26 rct p; 26 crc p',
  '36 mod am @2019-06',
  '16 "watch the distal ridge"',
];

/** The words of the chart, as the odontogram has them: nothing is said here a second time. */
export const VOCABULARY: Omit<VocabularyDto, 'words'> = {
  teeth: [...TEETH],
  surfaces: SURFACES.map((surface) => ({ surface, letter: toLetter(surface) })),
  layers: LAYERS.map((layer) => ({ layer, word: LAYER_WORDS[layer], next: [...nextLayers(layer)] })),
  codes: FINDING_CODES.map((code) => {
    const { word, kind, surfaces, severity, materials = [], qualities = [], params = [], spans } = ruleOf(code);
    return {
      code,
      word,
      kind,
      surfaces,
      severity: severity ? { lowest: severity[0], highest: severity[1] } : null,
      materials: [...materials],
      qualities: [...qualities],
      params: [...params],
      isSpanning: spans ?? false,
    };
  }),
  materials: [...MATERIALS],
  qualities: [...QUALITIES],
  reasons: [...REASONS],
  params: [...PARAMS],
  entryCodes: ENTRY_CODES.map(({ entry, code, material, words, params = {} }) => ({
    entry,
    code,
    material: material ?? null,
    word: words[0] ?? entry,
    words: [...words],
    params: Object.entries(params).map(([letter, { field, value }]) => ({ letter, field, value })),
  })),
  groups: Object.entries(GROUPS).map(([name, teeth]) => ({ name, teeth: [...teeth] })),
  examples: EXAMPLES.map((text) => ({ text, sentence: readBack(text) })),
};

function readBack(text: string): string {
  const result = parse(text, { mode: 'exam' });
  if (!result.ok) throw new Error(`the vocabulary’s own example is not understood: ${text}`);
  return sentence(result.drafts);
}
