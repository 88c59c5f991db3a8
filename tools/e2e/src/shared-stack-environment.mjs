import { TestEnvironment } from 'jest-environment-node';
import { sharedStack } from './shared-stack.mjs';

/**
 * For suites that need no stack of their own: name it in `@jest-environment`, then `RunningStack.shared()` is a stack that
 * runs from the first of them to the last. It lives here, outside the sandbox of a test file, since it outlives each file.
 *
 * It also tells a suite when a test fails, while everything still stands as it was: `globalThis.onTestFailure`.
 */
export default class SharedStackEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.sharedStack = await sharedStack();
  }

  async handleTestEvent({ name, test }) {
    if (name === 'test_fn_failure') await this.global.onTestFailure?.(test.name);
  }
}
