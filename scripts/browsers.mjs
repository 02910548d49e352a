/**
 * The oldest browsers that the package runs in, as esbuild and Lightning CSS name them: the first with `light-dark()`,
 * and the first Firefox with `:has()`. `test/package/browsers.dist.test.ts` holds the built files against them.
 */
export const BROWSERS = ['chrome123', 'safari17.5', 'firefox121'];
