export { NoticesBell } from './notices-bell';
export { NoticesSheet } from './notices-sheet';
export { NOTICE_TRANSLATIONS } from './translations';
