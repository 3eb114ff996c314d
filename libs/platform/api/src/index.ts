export type { Actor, SignedIn } from './access/actor';
export { ALLOWED, Allow, Me, PUBLIC, Public, WHILE_GATED, WhileGated } from './access/allow';
export { AccessGuard } from './access/access.guard';
export { DeniedAttempts } from './access/denied-attempts';
export { NeedsKey } from './access/needs-key';
export { LiveSessions } from './access/live-sessions';
export { LinkTokens } from './access/link-tokens';
export { isInside } from './configuration/contradictions';
export { Configuration } from './configuration/configuration';
export type { GoogleSettings } from './configuration/google-settings';
export { ConfigurationError, VARIABLES } from './configuration/environment';
export { Database } from './database/database';
export { IdempotencyKey } from './database/idempotency-key';
export { DomainError } from './errors/domain-error';
export {
  Invalid,
  KeyReused,
  NotAllowed,
  NotFound,
  NotSignedIn,
  PasswordChangeRequired,
  StaleVersion,
  StillRunning,
  Unavailable,
  VersionNeeded,
} from './errors/platform-errors';
export { ProblemFilter } from './errors/problem.filter';
export { Bell } from './events/bell';
export { Events } from './events/events';
export { EventReach, type Hearers } from './events/event-reach';
export { EventStream } from './events/event-stream';
export { LiveEventRow } from './events/live-event';
export { Metrics } from './metrics/metrics';
export { MetricsServer } from './metrics/metrics-server';
export { Readiness } from './health/readiness';
export { Costly } from './http/costly';
export { csvCell, plainCell } from './http/csv';
export { cursorOf, instantOf, limitOf, pageFrom, placeOf } from './http/cursor';
export { Quotas } from './http/quotas';
export { requestIdOf } from './http/request-id';
export { KeysOfOthers } from './http/stray-keys';
export { validation } from './http/validation';
export { EtagInterceptor, IfMatch } from './http/version';
export { PlatformModule } from './platform.module';
