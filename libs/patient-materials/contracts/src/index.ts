export { clashesOf, type Clash } from './allergy-clash';
export { COST_GROUPS, MATERIAL } from './materials.values';
export type { CostGroup } from './materials.values';
export type * from './patient-materials.dto';
