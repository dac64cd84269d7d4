// The house: a room imports only from floors below its own, and from itself. The floors are data; the rules follow.
const floors = [
  ['protocol'],
  ['controls', 'trace'],
  ['language'],
  ['agent', 'formats', 'language-server', 'native'],
  ['debugger'],
  ['cli', 'extension', 'webview'],
];
/** Rooms that see less than all floors below them. */
const only = {
  extension: ['protocol', 'controls', 'trace'],
  webview: ['protocol', 'controls', 'trace'],
  'language-server': ['protocol', 'controls', 'language'],
  native: ['protocol'],
};
const packagesOf = { protocol: ['zod'] };

const rooms = floors.flat();
/** Processes of their own: started, never imported. */
const imported = room => room !== 'native';
const below = room =>
  (
    only[room] ??
    floors
      .slice(
        0,
        floors.findIndex(floor => floor.includes(room)),
      )
      .flat()
  ).filter(imported);

export default {
  forbidden: [
    ...rooms.map(room => ({
      name: `floor-of-${room}`,
      comment: `${room}/ may import from: ${[room, ...below(room)].join(', ')}.`,
      severity: 'error',
      from: { path: `^${room}/` },
      to: {
        path: `^(${[...rooms, 'test', 'scripts'].join('|')})/`,
        pathNot: `^(${[room, ...below(room)].join('|')})/`,
      },
    })),
    ...Object.entries(packagesOf).map(([room, packages]) => ({
      name: `packages-of-${room}`,
      comment: `${room}/ may use only: ${packages.join(', ')}.`,
      severity: 'error',
      from: { path: `^${room}/`, pathNot: '\\.test\\.ts$' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core'],
        pathNot: `node_modules/(${packages.join('|')})/`,
      },
    })),
    {
      name: 'pure-floor',
      comment: 'controls/ and trace/ are pure: they read no file and start nothing.',
      severity: 'error',
      from: { path: '^(controls|trace|protocol)/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: { pathNot: '^language/generated/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-packages',
      comment: 'What is shipped uses no development package.',
      severity: 'error',
      from: { path: `^(${rooms.join('|')})/`, pathNot: '\\.test\\.ts$' },
      // VS Code itself brings the module `vscode`; its types stand in for it.
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '@types/vscode/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|artefacts)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    detectProcessBuiltinModuleCalls: true,
    // Some packages say what they export only by conditions.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
