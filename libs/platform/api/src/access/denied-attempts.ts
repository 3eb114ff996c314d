import type { Actor } from './actor';

/** Where refusals for want of a permission are noted. The audit trail answers; noting never holds the refusal up. */
export abstract class DeniedAttempts {
  abstract denied(by: Actor, permission: string, route: string): void;
}
