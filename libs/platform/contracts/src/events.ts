/** What can change on a screen while somebody looks at it. */
export const TOPICS = [
  'queue',
  'visits',
  'recalls',
  'approvals',
  'cases',
  'inventory',
  'patients',
  'chart',
  'presence',
  'documents',
  'notes',
  'plan',
  'history',
  'payments',
  'materials',
  'notices',
] as const;
export type Topic = (typeof TOPICS)[number];

/**
 * A change somebody may want to reload for. Ids only: the screen reloads the resource, and the resource's own rules say
 * who sees it. Of a patient's clinical record, people who only see their own patients hear when it is one of those;
 * of anything else they hear the topic, without `id` and `patientId`.
 */
export interface LiveEvent {
  topic: Topic;
  id?: number;
  patientId?: number;
}
