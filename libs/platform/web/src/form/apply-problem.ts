import { FieldTree, isFieldTree, ValidationError } from '@angular/forms/signals';
import { problemOf } from './problem';

/**
 * Puts a refusal on the form: each error of a 422 on the field its path names, everything else on the form itself
 * (`form().errors()`). `save` does this for a whole form.
 *
 * @param otherwise what to say when the server gave no sentence of its own
 */
export function applyProblem<T>(
  form: FieldTree<T>,
  error: unknown,
  otherwise: string,
): ValidationError.WithOptionalFieldTree[] {
  const problem = problemOf(error);
  if (problem.errors.length === 0) return [{ kind: problem.code, message: problem.detail ?? otherwise }];
  return problem.errors.map(({ path, message }) => {
    const field = fieldAt(form, path);
    // A path the form does not show is said at the form, so that it is never lost.
    return field
      ? { kind: 'server', message, fieldTree: field }
      : { kind: 'server', message: path ? `${path}: ${message}` : message };
  });
}

function fieldAt(form: unknown, path: string): FieldTree<unknown> | null {
  let place: unknown = form;
  for (const step of path.split('.')) {
    if (typeof place !== 'function') return null;
    place = Reflect.get(place, step);
  }
  return isFieldTree(place) ? place : null;
}
