/**
 * Runs one step of a start and shows nothing. The launcher passes startStack a step function with the same
 * signature that shows what goes on.
 * @template T
 * @param {string} _title
 * @param {(progress: (words: string) => void) => T|Promise<T>} work
 * @returns {Promise<T>}
 */
export async function runSilently(_title, work) {
  return await work(() => {});
}
