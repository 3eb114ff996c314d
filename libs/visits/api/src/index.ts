import { BlockOut } from './block-outs/block-out';
import { VisitChange } from './booking/visit-change';
import { VisitSlot } from './booking/visit-slot';
import { Visit } from './visit';

export { BlockOut } from './block-outs/block-out';
export { Slots } from './booking/slots';
export { VisitChange } from './booking/visit-change';
export { VisitSlot } from './booking/visit-slot';
export { Visit } from './visit';
export { VisitGuards } from './visit-guards';
export { VisitsModule } from './visits.module';
export { VisitsService } from './visits.service';

/** The tables of this domain. */
export const visitsEntities = [Visit, VisitSlot, VisitChange, BlockOut];
