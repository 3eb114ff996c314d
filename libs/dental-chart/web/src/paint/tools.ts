import {
  inOrder,
  ruleOf,
  type EntryMode,
  type FindingCode,
  type FindingDraft,
  type Hit,
  type Layer,
  type Material,
  type Surface,
} from '@cuspid/odontogram';

/** Something that is put on a tooth with one press. */
export interface Tool {
  readonly key: string;
  readonly code: FindingCode;
  readonly material?: Material;
  /** The letters that say the same in the line. */
  readonly entry: string;
}

/** In the order of the strip. */
export const TOOLS: readonly Tool[] = [
  { key: 'caries', code: 'caries', entry: 'c' },
  { key: 'composite', code: 'filling', material: 'composite', entry: 'co' },
  { key: 'amalgam', code: 'filling', material: 'amalgam', entry: 'am' },
  { key: 'glassIonomer', code: 'filling', material: 'glass ionomer', entry: 'gi' },
  { key: 'temporary', code: 'filling', material: 'temporary', entry: 'tf' },
  { key: 'sealant', code: 'sealant', entry: 's' },
  { key: 'crown', code: 'crown', entry: 'cr' },
  { key: 'rootFilling', code: 'rct', entry: 'rct' },
  { key: 'missing', code: 'missing', entry: 'miss' },
  { key: 'extraction', code: 'extraction', entry: 'x' },
  { key: 'unerupted', code: 'unerupted', entry: 'un' },
  { key: 'implant', code: 'implant', entry: 'imt' },
  { key: 'fracture', code: 'fracture', entry: 'fx' },
  { key: 'sound', code: 'sound', entry: 'ok' },
];

/** What work may be painted as; null leaves it to the mode. */
export const PAINT_LAYERS: readonly (Layer | null)[] = [null, 'planned', 'progress', 'done', 'elsewhere', 'referred'];

/** The layer a tool paints in: as chosen, where the thing can be that; else what the line would take without a status. */
export function layerFor(tool: Tool, chosen: Layer | null, mode: EntryMode): Layer {
  if (ruleOf(tool.code).kind !== 'work') return chosen === 'referred' ? 'referred' : 'condition';
  if (chosen) return chosen;
  if (mode === 'treatment') return 'done';
  return tool.code === 'extraction' ? 'planned' : 'elsewhere';
}

/** The finding a press makes; null where the thing needs a surface and none was hit. */
export function paint(tool: Tool, { tooth, surface }: Hit, layer: Layer): FindingDraft | null {
  const need = ruleOf(tool.code).surfaces;
  if (need === 'required' && !surface) return null;
  const surfaces: Surface[] = need !== 'none' && surface ? [surface] : [];
  return draftOf(tool, tooth, surfaces, layer);
}

/** The finding of a tool on a tooth. */
export function draftOf(
  tool: Tool,
  tooth: FindingDraft['tooth'],
  surfaces: readonly Surface[],
  layer: Layer,
): FindingDraft {
  const takes = ruleOf(tool.code).surfaces !== 'none' && surfaces.length > 0;
  return {
    tooth,
    code: tool.code,
    layer,
    ...(tool.material && { material: tool.material }),
    ...(takes && { surfaces: inOrder(surfaces) }),
  };
}

/** The ten most used codes, under a finger. */
export const PAD_TOOLS: readonly Tool[] = TOOLS.slice(0, 10);
