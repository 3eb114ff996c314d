export { patientsRoutes } from './patients.routes';
export { PatientHeader } from './profile/patient-header';
export { AlertBanner } from './alerts/alert-banner';
export { AlertChip } from './alerts/alert-chip';
export { OpenPatient } from './profile/open-patient';
export { CheckInNext, NextStep } from './registration/next-step';
export { Registrar } from './registration/registrar';
export { approvalsRoutes } from './approvals/approvals.routes';
