export * from './dmfs';
export {
  DECAYED_FROM,
  dmft,
  whoCodes,
  type CodesOptions,
  type Dmft,
  type DmftOptions,
  type PrimaryWhoCode,
  type WhoCode,
  type WhoCodes,
} from './dmft';
export type { Share } from './share';
