import type { FieldError } from '@cuspid/platform/contracts';

/** A fact that stops a request, told in a sentence for people, with a code for programs. The filter turns it into a problem. */
export abstract class DomainError extends Error {
  /** Stable, kebab-case. */
  abstract readonly code: string;
  /** HTTP status. */
  abstract readonly status: number;
  /** The fields that were refused (422). */
  readonly errors?: FieldError[];
  /** What clashes, where the caller may see it (409). */
  readonly conflict?: unknown;
  /** Seconds after which another try makes sense. */
  readonly retryAfter?: number;
}
