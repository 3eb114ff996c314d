import { PROFILE_NAMES } from '@cuspid/odontogram';
import type { EditSettingsDto } from '@cuspid/settings/contracts';

/** The settings that are one line of text, or one number. */
export type TextSetting =
  | 'name'
  | 'place'
  | 'address'
  | 'phone'
  | 'email'
  | 'codePrefix'
  | 'timeZone'
  | 'currency'
  | 'alertsAskMonths'
  | 'patientRetentionYears'
  | 'chartProfile'
  | TargetSetting;

/** Minutes a stage of the queue should take at most. */
export type TargetSetting =
  | 'waitingTargetMinutes'
  | 'consultationTargetMinutes'
  | 'treatmentTargetMinutes'
  | 'cashierTargetMinutes'
  | 'checkTargetMinutes';

/** The change that sets one of them; an empty line clears what may be empty. */
export const CHANGES: Record<TextSetting, (text: string) => EditSettingsDto> = {
  name: (name) => ({ name }),
  place: (place) => ({ place: place || null }),
  address: (address) => ({ address: address || null }),
  phone: (phone) => ({ phone: phone || null }),
  email: (email) => ({ email: email || null }),
  codePrefix: (codePrefix) => ({ codePrefix }),
  timeZone: (timeZone) => ({ timeZone }),
  currency: (currency) => ({ currency }),
  alertsAskMonths: (months) => ({ alertsAskMonths: Number(months) }),
  patientRetentionYears: (years) => ({ patientRetentionYears: Number(years) }),
  chartProfile: (name) => ({ chartProfile: PROFILE_NAMES.find((profile) => profile === name) }),
  waitingTargetMinutes: (minutes) => ({ waitingTargetMinutes: Number(minutes) }),
  consultationTargetMinutes: (minutes) => ({ consultationTargetMinutes: Number(minutes) }),
  treatmentTargetMinutes: (minutes) => ({ treatmentTargetMinutes: Number(minutes) }),
  cashierTargetMinutes: (minutes) => ({ cashierTargetMinutes: Number(minutes) }),
  checkTargetMinutes: (minutes) => ({ checkTargetMinutes: Number(minutes) }),
};
