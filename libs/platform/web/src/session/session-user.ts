import type { Role } from '@cuspid/platform/contracts';

/** The signed-in person, as the API's sign-in answers it. */
export interface SessionUser {
  id: number;
  name: string;
  email: string;
  role: Role;
  department: string | null;
  /** A temporary password opens nothing but the page to choose one. */
  mustChangePassword: boolean;
}

/** Answer of sign-in and refresh. */
export interface SessionGrant {
  accessToken: string;
  /** Seconds the access token lives. */
  expiresIn: number;
  user: SessionUser;
}
