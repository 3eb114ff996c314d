import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Ends a process and everything it started, at once and without asking any of them. A browser that hangs answers no
 * polite request, and its children may hang without it.
 */
export function killTree(pid: number): void {
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' }).on('error', () => undefined);
    return;
  }
  // Looked up first: once the parent is gone its children belong to somebody else.
  const tree = [...descendants(pid), pid];
  for (const one of [-pid, ...tree]) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // Gone already, or never the head of a process group.
    }
  }
}

/** Every process below this one, as far as the system tells (Linux; elsewhere the process group has to do). */
export function descendants(pid: number): number[] {
  const children = childrenOfAll().get(pid) ?? [];
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function childrenOfAll(): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const name of processNames()) {
    const parent = parentOf(name);
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  return children;
}

function processNames(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function parentOf(name: string): number | null {
  try {
    // The program’s name is in brackets and may hold anything; the numbers come after the last one.
    const [, parent] = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return Number(parent);
  } catch {
    return null;
  }
}
