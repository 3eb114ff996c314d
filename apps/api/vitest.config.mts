import { mergeConfig } from 'vitest/config';
import { shared } from '../../vitest.shared.mts';
import { routeDocs } from './route-docs.mjs';

export default mergeConfig(shared, { plugins: [routeDocs()] });
