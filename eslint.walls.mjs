/**
 * The walls: which room may import which, and what a room may take from npm (docs/architecture.md).
 * `tools/specs/walls.spec.mjs` holds imports that must fail.
 */
const ANGULAR = ['@angular/*', '@jsverse/transloco', '@lucide/angular'];
const SERVER = [
  '@nestjs/*',
  '@nestjs-modules/*',
  'nestjs-*',
  'typeorm',
  'mysql2',
  'class-validator',
  'class-transformer',
  'express',
];

const API = ['type:api', 'type:contracts', 'type:pure', 'type:testing'];
const WEB = ['type:web', 'type:ui', 'type:contracts', 'type:pure'];

const ROOMS = [
  {
    sourceTag: 'type:contracts',
    onlyDependOnLibsWithTags: ['type:contracts', 'type:pure'],
    bannedExternalImports: [...ANGULAR, 'typeorm', 'express', 'mysql2'],
  },
  { sourceTag: 'type:api', onlyDependOnLibsWithTags: API, bannedExternalImports: ANGULAR },
  { sourceTag: 'type:api-app', onlyDependOnLibsWithTags: API, bannedExternalImports: ANGULAR },
  { sourceTag: 'type:web', onlyDependOnLibsWithTags: WEB, bannedExternalImports: SERVER },
  { sourceTag: 'type:web-app', onlyDependOnLibsWithTags: WEB, bannedExternalImports: SERVER },
  { sourceTag: 'type:ui', onlyDependOnLibsWithTags: ['type:ui', 'type:pure'], bannedExternalImports: SERVER },
  { sourceTag: 'type:pure', onlyDependOnLibsWithTags: ['type:pure'], allowedExternalImports: ['vitest', 'fast-check'] },
  {
    sourceTag: 'type:testing',
    onlyDependOnLibsWithTags: ['type:testing', 'type:api', 'type:contracts', 'type:pure'],
    bannedExternalImports: ANGULAR,
  },
];

/** The ladder: every domain with the domains below it. Imports point down only. */
const LADDER = {
  platform: [],
  ui: ['odontogram'],
  odontogram: [],
  audit: ['platform'],
  users: ['platform', 'audit'],
  notices: ['platform', 'audit', 'users'],
  auth: ['platform', 'audit', 'users'],
  settings: ['platform', 'audit', 'users', 'auth'],
  patients: ['platform', 'audit', 'users', 'notices', 'auth', 'settings'],
  visits: ['platform', 'audit', 'users', 'notices', 'auth', 'settings', 'patients'],
  letters: ['platform', 'audit', 'users', 'notices', 'auth', 'settings', 'patients', 'visits'],
  recalls: ['platform', 'audit', 'users', 'notices', 'auth', 'settings', 'patients', 'visits'],
  queue: ['platform', 'audit', 'users', 'notices', 'auth', 'settings', 'patients', 'visits'],
  'dental-chart': ['platform', 'audit', 'users', 'notices', 'auth', 'settings', 'patients'],
  perio: ['platform', 'audit', 'users', 'notices', 'auth', 'settings', 'patients', 'dental-chart'],
  orthodontics: ['platform', 'audit', 'users', 'notices', 'auth', 'settings', 'patients', 'dental-chart'],
  documents: ['platform', 'audit', 'users', 'notices', 'auth', 'settings', 'patients', 'visits'],
  'clinical-notes': ['platform', 'audit', 'users', 'notices', 'auth', 'settings', 'patients', 'visits', 'dental-chart'],
  'case-history': [
    'platform',
    'audit',
    'users',
    'notices',
    'auth',
    'settings',
    'patients',
    'dental-chart',
    'orthodontics',
    'documents',
  ],
  inventory: ['platform', 'audit', 'users', 'notices', 'auth', 'settings'],
  'payment-records': [
    'platform',
    'audit',
    'users',
    'notices',
    'auth',
    'settings',
    'patients',
    'visits',
    'dental-chart',
    'clinical-notes',
  ],
  'patient-materials': ['platform', 'audit', 'users', 'notices', 'auth', 'settings', 'patients', 'visits', 'inventory'],
  record: [
    'platform',
    'audit',
    'users',
    'notices',
    'auth',
    'settings',
    'patients',
    'visits',
    'dental-chart',
    'perio',
    'orthodontics',
    'documents',
    'clinical-notes',
    'case-history',
  ],
};

const tag = (domain) => `domain:${domain}`;

const DOMAINS = Object.entries(LADDER).map(([domain, below]) => ({
  sourceTag: tag(domain),
  onlyDependOnLibsWithTags: [domain, 'ui', 'odontogram', ...below].map(tag),
}));

export const walls = {
  enforceBuildableLibDependency: false,
  banTransitiveDependencies: false,
  allow: [],
  depConstraints: [...ROOMS, ...DOMAINS],
};
