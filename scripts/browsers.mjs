/**
 * The oldest supported browsers, with the names that esbuild and Lightning CSS use: the first with `light-dark()`, and
 * the first Firefox with `:has()`. `test/package/browsers.dist.test.ts` checks the built files against them.
 */
export const BROWSERS = ['chrome123', 'safari17.5', 'firefox121'];
