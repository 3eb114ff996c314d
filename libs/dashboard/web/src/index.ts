export { DashboardData, type CardView } from './dashboard-data';
