import { askAboutAlerts } from './alerts';
import { chartMouths } from './charts/charts';
import { ClinicTime } from './clinic-time';
import { rememberQueue } from './past-queue';
import { registerPatients } from './patients';
import { fillQueue } from './queue';
import { askForCare } from './requests';
import { hire } from './staff';
import { walkRoutes } from './student-route';
import { formTeams } from './teams';
import { planVisits } from './visits';

/** What the demo clinic is made from. The same moment makes the same clinic. */
export interface Occasion {
  now: Date;
  timeZone: string;
  passwordHash: string;
  /** Letters of generated patient codes. */
  codePrefix: string;
}

export type DemoClinic = ReturnType<typeof imagineClinic>;

/** Makes the whole clinic up, row by row, in memory: ids count from 1, as the database is empty. */
export function imagineClinic({ now, timeZone, passwordHash, codePrefix }: Occasion) {
  const time = new ClinicTime(now, timeZone);
  const staff = hire(time, passwordHash);
  const patients = registerPatients(time, staff, codePrefix);
  const alerts = askAboutAlerts(patients, time, staff);
  const teams = formTeams(patients, time, staff);
  const requests = askForCare({ patients, teams, staff, time });
  const plan = planVisits({ patients, teams, staff, time });
  const queue = fillQueue({ patients, teams, staff, time }, plan.today);
  const pastQueue = rememberQueue({ teams, staff, time }, plan.rows, queue);
  const routes = walkRoutes(queue, staff, time);
  const visits = [...plan.rows, ...plan.today];
  const charts = chartMouths({ patients, teams, staff, time });
  const counters = [
    { name: 'patient-code', value: patients.length },
    { name: `ticket ${time.today}`, value: queue.entries.length },
  ];
  return {
    time,
    staff,
    patients,
    alerts,
    teams,
    requests,
    visits,
    today: plan.today,
    queue,
    pastQueue,
    routes,
    charts,
    counters,
  };
}
