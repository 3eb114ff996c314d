export { clock } from './clock';
export {
  connectionOptions,
  dataSourceOptions,
  isCertificate,
  serverKind,
  type DatabaseSettings,
  type Entities,
  type ServerKind,
} from './options';
export { connectionsAt } from './at-work';
export {
  CountColumn,
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  LongTextColumn,
  TextColumn,
} from './columns';
export { afterCommit, isDuplicate, isLocked, isReferenced, isUnreachable, transaction, type Tx } from './transaction';
export { LockHeld, migrate, migrationNames, underLock } from './migrate';
export { pendingChanges } from './drift';
export { prepare } from './prepare';
export { DatabaseRefused, reach } from './reach';
export { isTooMuch, rightsOn, settleRights } from './rights';
