import { mergeConfig } from 'vitest/config';
import { shared } from '../vitest.shared.mts';

export default mergeConfig(shared, {
  test: { include: ['**/*.spec.mjs'], testTimeout: 120_000, hookTimeout: 120_000 },
});
