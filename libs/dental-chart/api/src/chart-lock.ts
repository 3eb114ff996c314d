import type { Tx } from '@cuspid/platform/database';

/** Waits for the chart's row; makes it, if this is the first act. Takes the write lock at once: no reader upgrades. */
export const lockChart = (tx: Tx, patientId: number): Promise<unknown> =>
  tx.query('insert into dental_chart (patient_id, version) values (?, 0) on duplicate key update version = version', [
    patientId,
  ]);
