import { readFileSync } from 'node:fs';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { inRoot } from '../machine/places.mjs';

const read = (name) => readFileSync(inRoot('docker', name), 'utf8');
/** What stands after an instruction's word, line by line. */
const said = (file, word) =>
  DockerfileParser.parse(file)
    .getInstructions()
    .filter((one) => one.getKeyword() === word)
    .map((one) => one.getArgumentsContent() ?? '');

describe.each(['api.Dockerfile', 'web.Dockerfile'])('%s', (name) => {
  const file = read(name);

  it('is written as an engine reads it', () => {
    expect(validate(file).map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
  });

  it('stands on named versions, runs as a user who is not root, and says how it is', () => {
    const bases = said(file, 'FROM');
    expect(bases.every((base) => /^[a-z]+:\d[\w.-]*( AS \w+)?$/.test(base))).toBe(true);
    const last = file.slice(file.lastIndexOf('\nFROM '));
    expect(said(last, 'USER')).toEqual(['1000:1000']);
    expect(said(last, 'HEALTHCHECK')).toHaveLength(1);
    expect(said(last, 'CMD')).toHaveLength(1);
  });

  it('fetches nothing by itself, keeps no package lists, and knows no secret', () => {
    expect(said(file, 'ADD')).toEqual([]);
    for (const run of said(file, 'RUN').filter((one) => one.includes('apt-get install'))) {
      expect(run).toMatch(/--no-install-recommends/);
      expect(run).toMatch(/rm -rf \/var\/lib\/apt\/lists/);
    }
    expect([...said(file, 'ENV'), ...said(file, 'ARG')].join('\n')).not.toMatch(/SECRET|PASSWORD|PASS=|_KEY/);
  });
});

describe('compose.yaml', () => {
  const { services, volumes } = parse(read('compose.yaml'), { merge: true });
  const ours = ['web', 'clinic', 'backup'].map((name) => [name, services[name]]);

  it.each(ours)('gives %s no more than it needs', (_name, service) => {
    expect(service.read_only).toBe(true);
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.security_opt).toContain('no-new-privileges:true');
  });

  it('names volumes it has, versions, and no secret of its own', () => {
    for (const service of Object.values(services)) {
      const named = (service.volumes ?? []).map((one) => one.split(':')[0]).filter((one) => !one.startsWith('.'));
      expect(named.filter((one) => !(one in volumes))).toEqual([]);
      if (!service.build) expect(service.image).toMatch(/:v?\d/);
      for (const [name, value] of Object.entries(service.environment ?? {})) {
        if (/SECRET|PASSWORD/.test(name)) expect(value).toMatch(/^\$\{\w+:\?/);
      }
      // Nobody on the network reaches a service but through what the operator puts before it.
      for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
  });
});
