import { Chair } from './chair';
import { ClinicSetting } from './clinic-setting';
import { Department } from './department';
import { Holiday } from './holiday';
import { Procedure } from './procedure';
import { VisitType } from './visit-type';

export { Clinic } from './clinic';
export { ClinicHead, type PrintedClinic } from './clinic-head';
export { instantsAt } from './local-time';
export { SettingsModule } from './settings.module';
export { clinicTime } from './clinic-time';
export { clockIn, dayIn, startOfDay, zoneOffset } from './zone';
export { Chair, ClinicSetting, Department, Holiday, Procedure, VisitType };

/** Every table of the settings. */
export const settingsEntities = [ClinicSetting, Chair, VisitType, Procedure, Department, Holiday];
