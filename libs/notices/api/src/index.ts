export { Notice } from './notice';
export { NoticePatients } from './notice-patients';
export { Notices, type News } from './notices';
export { NoticesModule } from './notices.module';
