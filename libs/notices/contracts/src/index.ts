export { NOTICE, NOTICE_GROUPS, NOTICE_KINDS } from './notices.values';
export type { NoticeGroup, NoticeKind } from './notices.values';
export type * from './notices.dto';
