import type { Role } from '@cuspid/platform/contracts';
import type { DensityChoice, ThemeChoice } from '../display/display';
import type { KeyChoice } from '../keys/key-choices';

/** How a person wants Cuspid to look and to listen; kept with their account, so that it follows them to any device. */
export interface UserPreferences {
  theme: ThemeChoice;
  density: DensityChoice;
  /** ISO 639-1. */
  language: string;
  /** Whether single letters and signs act. */
  singleKeys: boolean;
  keys: KeyChoice[];
}

/** The signed-in person, as the API's sign-in answers it (`ProfileDto` of the users, who stand above this room). */
export interface SessionUser {
  id: number;
  name: string;
  email: string;
  role: Role;
  department: string | null;
  /** A temporary password opens nothing but the page to choose one. */
  mustChangePassword: boolean;
  hasGoogle: boolean;
  /** Null as long as nothing was chosen. */
  preferences: UserPreferences | null;
  version: number;
}

/** Answer of sign-in and refresh. */
export interface SessionGrant {
  accessToken: string;
  /** Seconds the access token lives. */
  expiresIn: number;
  user: SessionUser;
}
