import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DomainError } from '@cuspid/platform/api';
import { NoScanner } from '@cuspid/platform/providers';
import { MEASURED_AGAIN } from '@cuspid/platform/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FileSource } from './inspected';
import { Intake } from './intake';
import { corpus } from './testing/corpus';
import { bombs } from './testing/corpus-bombs';
import type { Sample } from './testing/sample';

/** The promise is a second of a machine that does nothing else; beside other work the same costs more of it. */
const CPU_MS = process.env['CUSPID_LONG'] ? 1_000 : 4_000;
const intake = new Intake(new NoScanner());
const sourceOf = ({ name, declared, content }: Sample): FileSource => ({
  name,
  declaredType: declared ?? null,
  bytes: content.length,
  open: async () => Readable.from([content]),
});

async function answerTo(sample: Sample): Promise<string> {
  try {
    const inspected = await intake.inspect(sourceOf(sample));
    await inspected.dispose();
    return inspected.mediaType;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** What an answer costs: CPU (what it takes on a machine of its own, however busy this one is), time on the wall, memory. */
async function costOf(sample: Sample): Promise<{ answer: string; cpu: number; wall: number; mib: number }> {
  globalThis.gc?.();
  const [before, began, used] = [process.memoryUsage.rss(), performance.now(), process.cpuUsage()];
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5);
  const answer = await answerTo(sample);
  clearInterval(watch);
  const { user, system } = process.cpuUsage(used);
  most = Math.max(most, process.memoryUsage.rss());
  return { answer, cpu: (user + system) / 1_000, wall: performance.now() - began, mib: (most - before) / 1024 / 1024 };
}

describe('the corpus of files', () => {
  let samples: Sample[];
  const dangerous = bombs();
  beforeAll(async () => {
    samples = [...(await corpus()), ...dangerous];
  });

  // First, while the process has no memory to spare yet.
  it('has every bomb answered within a second, and within 150 MiB', { retry: MEASURED_AGAIN }, async () => {
    for (const sample of dangerous) {
      const { answer, cpu, wall, mib } = await costOf(sample);
      expect(answer, sample.says).toBe(sample.answer);
      expect(cpu, sample.says).toBeLessThan(CPU_MS);
      expect(wall, sample.says).toBeLessThan(15_000);
      expect(mib, sample.says).toBeLessThan(150);
    }
  });

  it('has each file answered as listed, and nothing of any is left', async () => {
    expect(samples.length).toBeGreaterThanOrEqual(80);
    expect(new Set(samples.map(({ says }) => says)).size, 'each is said once').toBe(samples.length);
    const answers: [string, string][] = [];
    for (const sample of samples) answers.push([sample.says, await answerTo(sample)]);
    expect(answers).toEqual(samples.map(({ says, answer }) => [says, answer]));
    const left = await readdir(join(tmpdir(), `cuspid-intake-${process.getuid?.() ?? 0}`));
    expect(left.filter((name) => name.includes(`-${process.pid}-`))).toEqual([]);
  });
});
