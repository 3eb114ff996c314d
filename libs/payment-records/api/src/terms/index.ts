import { Chargeable } from './chargeable.service';
import { ChargedItem } from './charged-item';
import { Discount } from './discount';
import { DiscountList } from './discount-list';
import { DiscountRows } from './discount-rows';
import { Discounts } from './discounts.service';
import { DiscountsController } from './discounts.controller';
import { Instalment } from './instalment';
import { InstalmentCharging } from './instalment-charging';
import { InstalmentPlan } from './instalment-plan';
import { InstalmentRows } from './instalment-rows';
import { Instalments } from './instalments.service';
import { InstalmentsController } from './instalments.controller';
import { OverdueList } from './overdue-list';
import { PatientTermsController } from './patient-terms.controller';
import { TermsParts } from './terms-parts';

export { ChargedItem, claimItem, releaseItem } from './charged-item';
export { Discount } from './discount';
export { Discounts } from './discounts.service';
export { Instalment } from './instalment';
export { InstalmentCharging } from './instalment-charging';
export { InstalmentPlan } from './instalment-plan';
export { Instalments } from './instalments.service';

export const termsEntities = [InstalmentPlan, Instalment, ChargedItem, Discount];
export const termsControllers = [PatientTermsController, InstalmentsController, DiscountsController];
export const termsProviders = [
  Chargeable,
  DiscountList,
  DiscountRows,
  Discounts,
  InstalmentCharging,
  InstalmentRows,
  Instalments,
  OverdueList,
  TermsParts,
];
/** What other rooms ask. */
export const termsExports = [Chargeable, Discounts, InstalmentCharging, Instalments];
