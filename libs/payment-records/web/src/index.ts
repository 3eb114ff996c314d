export { cashRoutes, cashWords } from './desk/cash.routes';
export { balancePart, balanceProviders } from './desk/balances/balance-parts';
export { paymentsRoutes, paymentWords } from './payment-records.routes';
export { discountsRoutes } from './terms/terms.routes';
