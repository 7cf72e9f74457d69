/** One suite: unit specs beside the code, acceptance and conformance under test/. */
const slow = process.env['KERMA_SLOW'] === '1';

export default {
  rootDir: '.',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', ...(slow ? [] : ['\\.slow\\.spec\\.ts$'])],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  reporters: ['default', '<rootDir>/test/support/closing-line.reporter.mjs'],
  testSequencer: '<rootDir>/test/support/long-first.sequencer.mjs',
  // For what hangs; a sentence on a machine with much else to do takes its time.
  testTimeout: 60_000,
  // Two at once; one that has grown begins anew: modules of suites that are over stay in memory, and collecting them takes the time of others.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1200MB',
};
