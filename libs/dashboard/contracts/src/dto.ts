export { DashboardCardDto, DashboardDto, DashboardFilter } from './dashboard.dto';
