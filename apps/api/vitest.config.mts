import { mergeConfig } from 'vitest/config';
import { shared } from '../../vitest.shared.mts';
import { problemDocs } from './problem-docs.mjs';
import { routeDocs } from './route-docs.mjs';

export default mergeConfig(shared, { plugins: [routeDocs(), problemDocs()] });
