import './fontFaces.js';

const fonts = ['16px "Inter Variable"', '16px "DejaVu Mono"'];

// A font that loads during a test would move what the test measures.
const loaded = await Promise.all(fonts.map((font) => document.fonts.load(font)));
const missing = fonts.filter((_, index) => loaded[index]?.length === 0);
if (missing.length > 0) throw new Error(`The page has no such font: ${missing.join(', ')}.`);
