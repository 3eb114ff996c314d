import type { Routes } from '@angular/router';

/** The day's page with the lists of all rooms. */
export const loadToday = (): Promise<Routes> =>
  Promise.all([
    import('./today.routes'),
    import('@cuspid/queue/web'),
    import('@cuspid/visits/web'),
    import('@cuspid/recalls/web'),
    import('@cuspid/letters/web'),
    import('@cuspid/clinical-notes/web'),
    import('@cuspid/patients/web'),
    import('@cuspid/inventory/web'),
    import('@cuspid/cases/web'),
  ]).then(([today, queue, visits, recalls, letters, notes, patients, inventory, cases]) =>
    today.todayRoutes(
      {
        figures: visits.DayNumbers,
        next: notes.NextPatient,
        checks: queue.ChecksBlock,
        mine: visits.MyVisitsBlock,
        unsigned: notes.UnsignedNotes,
        unverified: notes.UnverifiedNotes,
        ownNotes: notes.OwnWaitingNotes,
        approvals: patients.ApprovalsBlock,
        arrivals: visits.ArrivalsBlock,
        waiting: queue.WaitingBlock,
        chairs: visits.ChairsBlock,
        lowStock: inventory.LowStock,
        expiring: inventory.ExpiringLots,
        calls: recalls.CallsToMake,
        unconfirmed: visits.UnconfirmedBlock,
        requirements: cases.RequirementsBlock,
        strip: visits.DayStrip,
      },
      [{ provide: visits.UNCONFIRMED_STEP, useValue: letters.RemindStep }],
      [
        ...[queue.queueWords, visits.visitWords, recalls.recallWords, letters.letterWords],
        ...[notes.noteWords, patients.patientWords, inventory.inventoryWords, cases.caseWords],
      ],
    ),
  );
