import preset from '../../jest.preset.mjs';

// Each suite starts a whole stack; on two cores that takes a while.
export default { ...preset, testTimeout: 180_000 };
