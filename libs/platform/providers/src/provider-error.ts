/**
 * A provider could not do what it was asked. `code` is stable and `status` is the HTTP status it means when it reaches
 * a caller; the message is a sentence for people and holds no patient data.
 */
export abstract class ProviderError extends Error {
  abstract readonly code: string;
  abstract readonly status: number;
  /** Seconds after which another try makes sense. */
  readonly retryAfter?: number;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** What the health page shows of a provider: `ok`, or the reason it is not. */
export type Readiness = 'ok' | (string & {});

/** The sentence behind whatever was thrown. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The code of a system or library error: `ENOENT`, `ECONNREFUSED` … */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
