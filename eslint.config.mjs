import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';
import { walls } from './eslint.walls.mjs';

/** A file or a function that outgrows these has a second thing in it: name it (docs/architecture.md, rule 10). */
const SIZE = {
  'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
};

/** Shared state is changed under a row lock or a version check; a plain transaction loses updates (docs/architecture.md, rule 6). */
const READ_THEN_SAVE = [
  {
    selector: "CallExpression[callee.property.name='save'][callee.object.property.name=/[rR]epository$/]",
    message: 'Save through the transaction’s `tx`, after a row lock or with a version check.',
  },
  {
    selector:
      "CallExpression[callee.property.name='query'] > TemplateLiteral.arguments:first-child[expressions.length>0]",
    message: 'SQL is never put together from values: pass parameters.',
  },
];

/** What one process stamps another judges: by the database's clock, whatever the machine's own says. */
const OWN_CLOCK = [
  'NewExpression[callee.name="Date"][arguments.length=0]',
  'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
].map((selector) => ({ selector, message: 'The clinic goes by `clock` of @cuspid/platform/database.' }));

export default [
  {
    ignores: [
      '**/dist',
      '**/node_modules',
      '**/.angular',
      '**/.nx',
      '**/tmp',
      '.cuspid',
      '**/*.json',
      '**/*.config.mts',
    ],
  },
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: ['**/*.ts', '**/*.mts'] })),
  {
    files: ['**/*.ts', '**/*.mts'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', walls],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      // Money is whole minor units, read by its digits: what a float makes of an amount nobody owes.
      'no-restricted-globals': ['error', 'parseFloat'],
      'no-restricted-properties': ['error', { object: 'Number', property: 'parseFloat' }],
      eqeqeq: ['error', 'smart'],
      ...SIZE,
    },
  },
  {
    files: ['libs/*/api/src/**/*.ts', 'libs/platform/**/*.ts', 'apps/api/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...READ_THEN_SAVE] },
  },
  {
    files: ['libs/*/api/src/**/*.ts', 'libs/platform/api/**/*.ts', 'apps/api/src/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: { 'no-restricted-syntax': ['error', ...READ_THEN_SAVE, ...OWN_CLOCK] },
  },
  // A spec reads as one list of rules: the describe around them may be long, each `it` may not.
  { files: ['**/*.spec.ts', 'apps/e2e/**/*.ts'], rules: { 'max-lines-per-function': 'off' } },
  // A migration is one statement of SQL, however long.
  {
    files: ['libs/platform/database/src/migrations/**'],
    rules: { 'max-lines-per-function': 'off', 'no-restricted-syntax': 'off' },
  },
  ...angular.configs.tsRecommended.map((config) => ({
    ...config,
    files: ['apps/web/**/*.ts', 'libs/*/web/**/*.ts', 'libs/ui/**/*.ts', 'libs/platform/web/**/*.ts'],
  })),
  {
    files: ['apps/web/**/*.ts', 'libs/*/web/**/*.ts', 'libs/ui/**/*.ts', 'libs/platform/web/**/*.ts'],
    processor: angular.processInlineTemplates,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@cuspid/*/contracts/dto', '@cuspid/*/*/dto'],
              message: 'DTO classes are for the API: import types from the contracts’ index.',
            },
          ],
        },
      ],
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'cd', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'cd', style: 'camelCase' }],
    },
  },
  ...[...angular.configs.templateRecommended, ...angular.configs.templateAccessibility].map((config) => ({
    ...config,
    files: ['**/*.html'],
  })),
  {
    files: ['tools/**/*.mjs', '*.mjs'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
    rules: SIZE,
  },
  prettier,
];
