/** The words of payments, with those of instalments and discounts under `terms`. */
export async function wordsOfPayments() {
  const [payments, terms] = await Promise.all([import('../i18n/en.json'), import('./i18n/en.json')]);
  return { ...payments.default, terms: terms.default };
}
