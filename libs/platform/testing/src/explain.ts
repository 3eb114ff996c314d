import type { DataSource, Logger, QueryRunner } from 'typeorm';

/** How the server carried out one SELECT. */
export interface Plan {
  /** Its tables in the order they are read, each with the index used and what else has to be done. */
  steps: { table: string; key: string | null; extra: string }[];
  /** Rows it really read, sorted ones twice: what grows when a page does not stop where it should. */
  read: number;
}

/** The plan of every SELECT that `work` sends. */
export async function plansOf(source: DataSource, work: () => Promise<unknown>): Promise<Plan[]> {
  const sent: { sql: string; parameters: unknown[] }[] = [];
  const usual = source.logger;
  source.logger = listening((sql, parameters) => {
    if (/^select/i.test(sql)) sent.push({ sql, parameters });
  });
  try {
    await work();
  } finally {
    source.logger = usual;
  }
  const runner = source.createQueryRunner();
  try {
    const plans: Plan[] = [];
    for (const { sql, parameters } of sent) plans.push(await planOf(runner, sql, parameters));
    return plans;
  } finally {
    await runner.release();
  }
}

async function planOf(runner: QueryRunner, sql: string, parameters: unknown[]): Promise<Plan> {
  const steps: Record<string, unknown>[] = await runner.query('explain format=traditional ' + sql, parameters);
  const before = await readSoFar(runner);
  await runner.query(sql, parameters);
  return {
    steps: steps.map((step) => ({
      table: String(step['table']),
      key: typeof step['key'] === 'string' ? step['key'] : null,
      extra: String(step['Extra'] ?? ''),
    })),
    read: (await readSoFar(runner)) - before,
  };
}

/** Rows this connection has read, reading its counters left out. */
async function readSoFar(runner: QueryRunner): Promise<number> {
  const rows: { Variable_name: string; Value: string }[] = await runner.query(
    "show session status where Variable_name in ('Handler_read_first', 'Handler_read_key', 'Handler_read_next', 'Handler_read_prev', 'Handler_read_rnd', 'Handler_read_last')",
  );
  return rows.reduce((sum, { Value }) => sum + Number(Value), 0);
}

function listening(hear: (sql: string, parameters: unknown[]) => void): Logger {
  const silent = () => undefined;
  return {
    logQuery: (sql, parameters) => hear(sql, Array.isArray(parameters) ? parameters : []),
    logQueryError: silent,
    logQuerySlow: silent,
    logSchemaBuild: silent,
    logMigration: silent,
    log: silent,
  };
}
