import { Stop } from './say.mjs';

const pascal = (name) => name.replace(/(?:^|-)([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** A new migration's file name, class and text. The server refuses it until its statement is written. */
export function migration(name, timestamp) {
  const className = `${pascal(name)}${timestamp}`;
  const text = `import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class ${className} extends Forward {
  readonly name = '${className}';

  async up(db: QueryRunner): Promise<void> {
    await db.query(\`
    \`);
  }
}
`;
  return { file: `${timestamp}-${name}`, className, text };
}

/** The list of migrations with one more at its end. */
export function listed(index, { file, className }) {
  const end = index.lastIndexOf('];');
  const lastImport = index.lastIndexOf('\nimport ');
  if (end < 0 || lastImport < 0)
    throw new Stop('The list of migrations (index.ts) does not look as it should: add the new one by hand.');
  const lineEnd = index.indexOf('\n', lastImport + 1) + 1;
  const imports = `${index.slice(0, lineEnd)}import { ${className} } from './${file}';\n`;
  return `${imports}${index.slice(lineEnd, end)}  ${className},\n${index.slice(end)}`;
}
