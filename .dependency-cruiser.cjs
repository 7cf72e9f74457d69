/** The arrows of the house. A new arrow between features is a reviewed line in `arrows`. */
const arrows = {
  ingestion: ['dose', 'equipment'],
  dose: ['equipment', 'personnel'],
  benchmarks: ['dose'],
  'skin-dose': ['dose', 'equipment'],
  alara: ['benchmarks', 'skin-dose', 'dose', 'personnel'],
  // Which days a unit was used on, and who was exposed then, is what dose reports tell.
  qc: ['equipment', 'personnel', 'dose'],
  reports: ['dose', 'equipment', 'personnel', 'benchmarks', 'skin-dose', 'alara', 'qc'],
  equipment: [],
  personnel: ['equipment'],
};
const features = Object.keys(arrows);
const any = features.join('|');

module.exports = {
  forbidden: [
    {
      name: 'pure-stays-pure',
      comment: 'quantities, dicom, every core/ and data/ import only each other',
      severity: 'error',
      from: { path: `^src/(quantities|dicom|(${any})/(core|data))/`, pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot: `^src/(quantities|dicom|(${any})/(core|data))/|^node_modules/(dicom-parser|dcmjs|pako|mathjs|rrule-temporal)/`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'quantities-know-nothing',
      severity: 'error',
      from: { path: '^src/quantities/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^src/quantities/' },
    },
    {
      name: 'dicom-knows-no-feature',
      severity: 'error',
      from: { path: '^src/dicom/', pathNot: '\\.spec\\.ts$' },
      to: { path: `^src/(${any}|platform|web|demo)/` },
    },
    {
      name: 'one-file-knows-dicom-parser',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/dicom/part10\\.ts$' },
      to: { path: '^node_modules/dicom-parser/' },
    },
    {
      name: 'one-file-knows-the-dimse-library',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/ingestion/receivers/c-store/dimse-library\\.ts$' },
      to: { path: '^node_modules/dcmjs-dimse/' },
    },
    {
      name: 'one-file-knows-mathjs',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/qc/core/formula\\.ts$' },
      to: { path: '^node_modules/mathjs/' },
    },
    {
      name: 'one-file-knows-the-recurrence-library',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/qc/core/schedule/recurrence\\.ts$' },
      to: { path: '^node_modules/rrule-temporal/' },
    },
    {
      name: 'only-the-writer-knows-dcmjs',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/dicom/write/' },
      to: { path: '^node_modules/dcmjs/' },
    },
    ...features.map((feature) => ({
      name: `arrows-of-${feature}`,
      severity: 'error',
      from: { path: `^src/${feature}/` },
      to: {
        path: `^src/(${any})/`,
        pathNot: `^src/(${[feature, ...arrows[feature]].join('|')})/`,
      },
    })),
    {
      name: 'features-by-their-door',
      severity: 'error',
      from: { path: `^src/(${any})/`, pathNot: '\\.spec\\.ts$' },
      to: {
        path: `^src/(${any})/`,
        pathNot: ['^src/$1/', '/index\\.ts$', '\\.contract\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'controllers-touch-no-entity',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: '\\.entity\\.ts$' },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: '\\.spec\\.ts$' },
      to: { path: `^src/(${any}|demo|web)/` },
    },
    {
      name: 'web-asks-contracts-only',
      severity: 'error',
      from: { path: '^src/web/' },
      // A tablet without network judges what is typed: by the same rules as the server, which are pure.
      to: { path: '^src/', pathNot: '^src/web/|\\.contract\\.ts$|^src/quantities/|^src/qc/core/' },
    },
    {
      name: 'contracts-are-light',
      comment: 'a contract goes to the browser: zod and quantities, other contracts, types',
      severity: 'error',
      from: { path: '\\.contract\\.ts$' },
      to: {
        pathNot: '\\.contract\\.ts$|^src/quantities/|^node_modules/zod/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '\\.spec\\.ts$', '^src/web/.*\\.config\\.ts$'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // A linked node_modules is one all the same.
    preserveSymlinks: true,
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
