/** What can change on a screen while somebody looks at it. */
export const TOPICS = ['queue', 'visits', 'approvals', 'cases', 'inventory', 'patients', 'chart', 'notices'] as const;
export type Topic = (typeof TOPICS)[number];

/**
 * A change somebody may want to reload for. Ids only: the screen reloads the resource, and the resource's own rules say
 * who sees it. `id` and `patientId` are left out for people who only see their own patients.
 */
export interface LiveEvent {
  topic: Topic;
  id?: number;
  patientId?: number;
}
