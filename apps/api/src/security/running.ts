import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../../../..');
const START_MS = 60_000;

/** The API as a process of its own, built as it is delivered, with all it has written to its two streams. */
export class RunningApi {
  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    private readonly heard: { out: string; errors: string },
  ) {}

  static async start(environment: Record<string, string | undefined>): Promise<RunningApi> {
    const folder = join(ROOT, 'tmp', `running-${process.pid}`);
    const rolldown = join(ROOT, 'node_modules/rolldown/bin/cli.mjs');
    await promisify(execFile)(process.execPath, [rolldown, '-c', 'apps/api/rolldown.config.mjs', '-d', folder], {
      cwd: ROOT,
    });
    const env = { PATH: process.env['PATH'], ...environment };
    const child = spawn(process.execPath, [join(folder, 'main.js')], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const heard = { out: '', errors: '' };
    child.stdout.on('data', (chunk: Buffer) => (heard.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (heard.errors += chunk.toString()));
    const running = new RunningApi(child, folder, heard);
    await running.listening();
    return running;
  }

  /** Where it listens, as it says itself. */
  get base(): string {
    return /listening on (http:\/\/[\d.:]+)/.exec(this.heard.out)?.[1] ?? '';
  }

  /** All it has written so far. */
  get log(): { out: string; errors: string } {
    return { ...this.heard };
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null) {
      const closed = once(this.process, 'close');
      this.process.kill('SIGTERM');
      await closed;
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  private async listening(): Promise<void> {
    for (const until = Date.now() + START_MS; !this.base; await sleep(50)) {
      if (this.process.exitCode === null && Date.now() < until) continue;
      throw new Error(`The API did not start: ${this.heard.out.slice(-2_000)} ${this.heard.errors.slice(-2_000)}`);
    }
  }
}
