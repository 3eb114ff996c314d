import type { Tx } from '@cuspid/platform/database';

/** The demo’s charts are written as they are, not recorded act by act: what they come to is reckoned before the first report. */
export const markCharts = (tx: Tx): Promise<unknown> =>
  tx.query('insert ignore into dental_index_due (patient_id) select patient_id from dental_chart');
