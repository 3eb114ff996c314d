export { clock } from './clock';
export { connectionOptions, dataSourceOptions, isCertificate, type DatabaseSettings, type Entities } from './options';
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
