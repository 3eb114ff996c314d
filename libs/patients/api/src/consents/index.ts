import { ConsentParts } from './consent-parts';
import { ConsentWithdrawal } from './consent-withdrawal';
import { Consents } from './consents';
import { ConsentsController } from './consents.controller';
import { ConsentsService } from './consents.service';
import { PatientConsent } from './patient-consent';

export { Consents } from './consents';
export { ConsentsService } from './consents.service';
export { PatientConsent } from './patient-consent';

export const consentEntities = [PatientConsent, ConsentWithdrawal];
export const consentControllers = [ConsentsController];
export const consentProviders = [Consents, ConsentsService, ConsentParts];
