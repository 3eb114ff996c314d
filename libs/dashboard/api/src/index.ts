export {
  addressOf,
  DashboardCards,
  readOnce,
  type CardContent,
  type DashboardCard,
  type Reading,
} from './dashboard-cards';
export { DashboardModule } from './dashboard.module';
export { FIRST_ROWS, pageCard } from './page-card';
