import { needPackages, projectNode } from './machine/packages.mjs';
import { inRoot } from './machine/places.mjs';
import { childEnvironment, run, stopRunning, whenAskedToEnd } from './machine/process.mjs';
import { leave } from './machine/say.mjs';

// Runs a command of the project's packages (`node tools/run.mjs nx graph`) on the project's own Node, installed first if needed.
try {
  const [command, ...args] = process.argv.slice(2);
  whenAskedToEnd(() => void stopRunning());
  await needPackages();
  const file = command === 'node' ? projectNode() : inRoot('node_modules', '.bin', command);
  const { code } = await run(file, args, { env: childEnvironment() });
  process.exitCode = code;
} catch (error) {
  leave(error);
}
