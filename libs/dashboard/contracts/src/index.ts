export { CARDS, cardsFor, DASHBOARD, TOPICS_OF, type Card } from './cards.values';
export type { DashboardCardDto, DashboardDto, DashboardFilter } from './dashboard.dto';
