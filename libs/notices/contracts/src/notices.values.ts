/** ACT: waits for the person, and leaves when the thing is done · INFO: tells, and is put away by hand. */
export const NOTICE_GROUPS = ['ACT', 'INFO'] as const;
export type NoticeGroup = (typeof NOTICE_GROUPS)[number];

/** What a notice is about, and which group each kind belongs to. */
export const NOTICE_KINDS = {
  /** Asked to join a care team. */
  'asked-to-join': 'ACT',
  /** Asked to leave one. */
  'asked-to-leave': 'ACT',
  /** Somebody without a place on the care team asks for access to the record. */
  'access-asked': 'ACT',
  /** A student recorded on a chart: it waits for a clinician's co-signature. */
  'chart-cosign': 'ACT',
  /** A note of somebody whose words another person verifies was signed. */
  'note-verify': 'ACT',
  /** Somebody asks for a discount on a charge. */
  'discount-asked': 'ACT',
  /** An item of the stock fell to its minimum. */
  'stock-low': 'ACT',
  /** Nothing is left of an item. */
  'stock-out': 'ACT',
  /** A student handed work in: it waits for the supervisor's word. */
  'case-submitted': 'ACT',
  /** A student completed a task. */
  'case-task-done': 'ACT',
  /** A supervisor offers a case. */
  'case-handover': 'ACT',
  /** What one asked for was agreed to. */
  'request-approved': 'INFO',
  /** What one asked for was returned. */
  'request-returned': 'INFO',
  /** Put on a care team by somebody else. */
  'joined-team': 'INFO',
  /** Taken off a care team by somebody else. */
  'left-team': 'INFO',
  'access-granted': 'INFO',
  'access-refused': 'INFO',
  /** The discount one asked for is in the ledger. */
  'discount-granted': 'INFO',
  'discount-refused': 'INFO',
  /** One's case began, or goes on. */
  'case-opened': 'INFO',
  'case-task-set': 'INFO',
  'case-task-returned': 'INFO',
  'case-task-reviewed': 'INFO',
  'case-approved': 'INFO',
  'case-returned': 'INFO',
  'case-verified': 'INFO',
  'case-rejected': 'INFO',
  /** Somebody else supervises it now. */
  'case-handed-over': 'INFO',
  /** Nobody supervises it now. */
  'case-orphaned': 'INFO',
} as const satisfies Record<string, NoticeGroup>;
export type NoticeKind = keyof typeof NOTICE_KINDS;

export const NOTICE = {
  kindMax: 20,
  textMax: 300,
  /** Days an information is kept that nobody puts away. */
  keptDays: 90,
} as const;
