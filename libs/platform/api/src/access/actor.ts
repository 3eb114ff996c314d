import type { Role } from '@cuspid/platform/contracts';

/** A POST that carries an `Idempotency-Key`: the same key and body get the first answer again. */
export interface Once {
  key: string;
  /** SHA-256 of method, path and body. */
  fingerprint: string;
}

/** Who acts, from where, in which request: the context that travels first. */
export interface Actor {
  id: number;
  name: string;
  role: Role;
  sessionId: number;
  mustChangePassword: boolean;
  /** Network address the request came from. */
  address: string | null;
  requestId: string;
  once?: Once;
}

/** What the sign-in strategy knows of a caller; the guard adds the request. */
export type SignedIn = Pick<Actor, 'id' | 'name' | 'role' | 'sessionId' | 'mustChangePassword'>;
