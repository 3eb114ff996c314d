import { FieldState, FieldTree, submit } from '@angular/forms/signals';
import { applyProblem } from './apply-problem';

/**
 * Saves a form: shows what is missing and goes to the first of it, else runs `action`; a refusal lands on its fields, or
 * on the form (`form().errors()`) when it names none. True when it was saved.
 *
 * `if (await save(this.form, () => this.api.register(this.model()), this.words.translate('patients.notSaved'))) this.saved.emit();`
 *
 * @param otherwise what to say when the server gave no sentence of its own
 */
export async function save<T extends object>(
  form: () => FieldState<T>,
  action: () => Promise<unknown>,
  otherwise: string,
): Promise<boolean> {
  const state = form();
  // A refusal of the whole form (409, no network) belongs to the try before: left there, it would stop this one.
  state.value.update((value) => ({ ...value }));
  const saved = await submit(state.fieldTree, { action: (tree) => attempt(tree, action, otherwise) });
  if (!saved) state.errorSummary()[0]?.fieldTree().focusBoundControl();
  return saved;
}

async function attempt(form: FieldTree<unknown>, action: () => Promise<unknown>, otherwise: string) {
  try {
    await action();
    return undefined;
  } catch (error) {
    return applyProblem(form, error, otherwise);
  }
}
