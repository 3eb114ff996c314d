import { Recall } from './recall';
import { RecallAttempt } from './recall-attempt';
import { RecallPreference } from './recall-preference';
import { RecallRule } from './recall-rule';

export { Recall } from './recall';
export { RecallAttempt } from './recall-attempt';
export { RecallKeeper } from './recall-keeper';
export { RecallPreference } from './recall-preference';
export { RecallRule } from './recall-rule';
export { RecallsModule } from './recalls.module';

/** The tables of this domain. */
export const recallsEntities = [RecallRule, Recall, RecallAttempt, RecallPreference];
