/** jest with native ES modules; Node strips the types, nothing is compiled. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.tsx?$': '<rootDir>/tests/support/strip-types.mjs' },
  injectGlobals: false,
  forceExit: true,
  testTimeout: 60_000,
  modulePathIgnorePatterns: ['<rootDir>/web/dist', '<rootDir>/data', '<rootDir>/bench/node_modules'],
};
