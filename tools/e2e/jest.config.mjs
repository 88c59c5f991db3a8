import preset from '../../jest.preset.mjs';

// Starting a whole stack takes a while on two cores.
export default { ...preset, testTimeout: 180_000, globalTeardown: '<rootDir>/src/shared-stack.mjs' };
