export { Chair } from './chair';
export { Clinic } from './clinic';
export { ClinicSetting, type CareTeamScope } from './clinic-setting';
export { SettingsModule } from './settings.module';
export { dayIn, zoneOffset } from './zone';
