export { CHANNELS, daysToNext, ENDINGS, OUTCOMES, RECALL, RECALL_STATES } from './recalls.values';
export type { Channel, Ending, Outcome, RecallState } from './recalls.values';
export type * from './recall-rules.dto';
export type * from './recalls.dto';
