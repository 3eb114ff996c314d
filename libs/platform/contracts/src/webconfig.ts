import type { ProfileName } from '@cuspid/odontogram';

/** What the web reads from `/config.json` before it starts: one build serves every clinic. */
export interface WebConfig {
  /** Where the API is, without a slash at the end: `/api`. */
  apiBaseUrl: string;
  /** True on a demo clinic: the sign-in page offers the six demo people. */
  demo?: boolean;
  /** The clinic's name and place, shown at sign-in and in the rail. */
  clinicName?: string;
  clinicPlace?: string;
  /** The clinic has a logo: `GET /api/settings/logo`. */
  hasLogo?: boolean;
  /** IANA zone of the clinic: «today» and every time on screen. */
  timeZone?: string;
  /** Colour convention of the dental charts; the default one when absent. */
  chartProfile?: ProfileName;
  /** Google's name for this clinic; only where people may sign in with Google. */
  googleClientId?: string;
  /** After how many seconds without anybody's work the server ends a session: the screen warns before, and locks. */
  idleSeconds?: number;
}
