export {
  CONFIRMED,
  PERIO,
  PERIO_KINDS,
  PERIO_SAVES,
  PERIO_STATES,
  type Confirmed,
  type PerioKind,
  type PerioSave,
  type PerioState,
} from './perio.values';
export type * from './readings.dto';
export type * from './figures.dto';
export type * from './perio.dto';
