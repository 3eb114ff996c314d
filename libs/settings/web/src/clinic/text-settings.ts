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
  | 'patientRetentionYears';

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
};
