import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import type { FieldError, ProblemBody } from '@cuspid/platform/contracts';

/** A refusal of the API in one shape, whatever went wrong: also no network, and answers that are no problem+json. */
export interface Problem {
  /** 0 when no answer came. */
  status: number;
  /** Stable; `offline` when no answer came, `unknown` for an answer that is not ours. */
  code: string;
  /** A sentence for people, or null: then say what failed in the page's own words. */
  detail: string | null;
  requestId: string | null;
  errors: readonly FieldError[];
  /** With 409: what clashes. */
  conflict?: unknown;
}

const UNAUTHORIZED = 401;

/** Reads whatever a request threw. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof HttpErrorResponse)) {
    return { status: 0, code: 'unknown', detail: null, requestId: null, errors: [] };
  }
  const body = bodyOf(error.error);
  return {
    status: error.status,
    code: body?.code ?? (error.status === 0 ? 'offline' : 'unknown'),
    // Who reads this has signed in again meanwhile: the page says in its own words what was not done.
    detail: error.status === UNAUTHORIZED ? null : (body?.detail ?? null),
    requestId: body?.requestId ?? error.headers.get('x-request-id'),
    errors: body?.errors ?? [],
    conflict: body?.conflict,
  };
}

function bodyOf(body: unknown): ProblemBody | null {
  const parsed = typeof body === 'string' ? parsedOrNull(body) : body;
  return isProblem(parsed) ? parsed : null;
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isProblem(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'status' in body;
}

/** `If-Match` for a record of this version; a PATCH or PUT of an edited record needs it. */
export function ifMatch(version: number): HttpHeaders {
  return new HttpHeaders({ 'If-Match': `"${version}"` });
}

/**
 * A key for a creating POST. Make it once per intention (when the form opens), keep it over retries: the second press then
 * gets the first one's answer.
 */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The header that carries the key: `{ headers: once(this.key) }`. */
export function once(key: string): HttpHeaders {
  return new HttpHeaders({ 'Idempotency-Key': key });
}
