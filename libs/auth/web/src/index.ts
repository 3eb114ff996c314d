export { accountRoutes, doorRoutes } from './auth.routes';
export { ACCOUNT_PANELS, accountPanels } from './account/account.routes';
export type { AccountPanel } from './account/account.routes';
export { DOOR_TRANSLATIONS } from './door/door-translations';
export { IdleWarning } from './door/idle-warning';
export { LockScreen } from './door/lock-screen';
