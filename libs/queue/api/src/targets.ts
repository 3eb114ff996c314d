import type { StageTargetsDto } from '@cuspid/queue/contracts/dto';
import type { ClinicSetting } from '@cuspid/settings/api';

/** Minutes each stage should take at most, as the clinic has set them. */
export const targetsOf = (setting: ClinicSetting): StageTargetsDto => ({
  waiting: setting.waitingTargetMinutes,
  consultation: setting.consultationTargetMinutes,
  treatment: setting.treatmentTargetMinutes,
  cashier: setting.cashierTargetMinutes,
  check: setting.checkTargetMinutes,
});
