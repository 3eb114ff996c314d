/**
 * The docstring of a route is its description in the console: said once, beside the route. While a controller is
 * bundled, each docstring above a route becomes an `@ApiOperation` on it; line numbers stay as they are.
 */
const ROUTE = /\/\*\*((?:[^*]|\*(?!\/))*)\*\/(\s*)(?=@(?:Get|Post|Put|Patch|Delete)\()/g;

/** A docstring without its stars, on one line. */
function textOf(comment) {
  return comment
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .join(' ')
    .trim();
}

/** The first sentence sums a route up; all of it describes it. */
function operationOf(text) {
  const summary = /^.*?[.:;](?=\s|$)/.exec(text)?.[0].replace(/[.:;]$/, '') ?? text;
  return JSON.stringify({ summary, ...(text.length > summary.length + 1 && { description: text }) });
}

/** The plugin, for the bundler and for specs alike. */
export const routeDocs = () => ({
  name: 'route-docs',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('.controller.ts')) return null;
    const described = code.replace(
      ROUTE,
      (whole, comment) => `${whole}@ApiOperationOfRoute(${operationOf(textOf(comment))}) `,
    );
    return { code: `import { ApiOperation as ApiOperationOfRoute } from '@nestjs/swagger'; ${described}`, map: null };
  },
});
