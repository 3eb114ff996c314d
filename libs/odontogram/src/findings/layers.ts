/**
 * The layer says where a thing stands: seen in the mouth, planned, being done, done here, done by somebody else,
 * or sent to somebody else.
 */
export const LAYERS = ['condition', 'planned', 'progress', 'done', 'elsewhere', 'referred'] as const;
export type Layer = (typeof LAYERS)[number];

/** How a layer is called in a sentence and in the legend. */
export const LAYER_WORDS: Record<Layer, string> = {
  condition: 'finding',
  planned: 'planned',
  progress: 'in progress',
  done: 'done here',
  elsewhere: 'done elsewhere',
  referred: 'referred',
};

export const isLayer = (text: unknown): text is Layer => LAYERS.some((layer) => layer === text);

/** The thing exists in the mouth as finished work. */
export const isFinished = (layer: Layer): boolean => layer === 'done' || layer === 'elsewhere';

const NEXT: Record<Layer, readonly Layer[]> = {
  condition: ['referred'],
  planned: ['progress', 'done', 'referred', 'elsewhere'],
  progress: ['done', 'referred'],
  done: [],
  elsewhere: [],
  referred: ['planned', 'elsewhere'],
};

/** The layers an entry may move on to: planned → progress → done, planned → referred, referred → done elsewhere. */
export const nextLayers = (layer: Layer): readonly Layer[] => NEXT[layer];
